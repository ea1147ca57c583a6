import { type Bus, type BusCall, type BusFault, type BusObject, isBusFault } from './ports.ts';
import { plain } from './values.ts';

const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** Never starts the program that would own the name. */
export async function readProperty(
  bus: Pick<Bus, 'call'>,
  object: BusObject,
  property: string,
): Promise<{ readonly value: unknown } | BusFault> {
  const get: BusCall = {
    ...object,
    interface: PROPERTIES,
    member: 'Get',
    signature: 'ss',
    body: [object.interface, property],
    mayStart: false,
  };
  const answer = await bus.call(get);
  return isBusFault(answer) ? answer : { value: plain(answer[0]) };
}

/** See `onProperty` of the port. */
export async function watchProperty(
  bus: Pick<Bus, 'call' | 'onOwner' | 'onSignal'>,
  object: BusObject,
  property: string,
  listener: (value: unknown) => void,
): Promise<() => void> {
  let news = 0;
  const tell = (value: unknown): void => {
    news += 1;
    listener(value);
  };
  const read = async (): Promise<void> => {
    news += 1;
    const asked = news;
    const answer = await readProperty(bus, object, property);
    // What was heard meanwhile is newer than what was answered.
    if (asked === news) tell(isBusFault(answer) ? null : answer.value);
  };
  const changes = {
    sender: object.to,
    path: object.path,
    interface: PROPERTIES,
    member: 'PropertiesChanged',
  };
  const unhearSignal = await bus.onSignal(changes, ({ body: [name, changed, unsaid] }) => {
    if (name !== object.interface) return;
    if (isRecord(changed) && Object.hasOwn(changed, property)) tell(plain(changed[property]));
    else if (Array.isArray(unsaid) && unsaid.includes(property)) void read();
  });
  const unhearOwner = await bus.onOwner(object.to, (owner) => (owner === null ? tell(null) : void read()));
  return () => {
    unhearSignal();
    unhearOwner();
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
