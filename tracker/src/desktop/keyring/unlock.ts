import { type Bus, type BusObject, isBusFault } from '../dbus/ports.ts';
import { SECRETS, SERVICE } from './transfer.ts';

/** No object: the Secret Service's way to say none. */
const NONE = '/';

/**
 * The path of the collection in which the desktop keeps what it is given, opened. Its owner may be asked for the
 * password, for `promptMs` at most. Null where there is none, or it stays shut.
 */
export async function openDefaultCollection(bus: Bus, promptMs: number): Promise<string | null> {
  const alias = { ...SERVICE, member: 'ReadAlias', signature: 's', body: ['default'] };
  const answer = await bus.call(alias);
  const collection = isBusFault(answer) ? null : pathIn(answer[0]);
  if (collection === null) return null;
  const unlock = { ...SERVICE, member: 'Unlock', signature: 'ao', body: [[collection]] };
  const unlocked = await bus.call(unlock);
  if (isBusFault(unlocked)) return null;
  const prompt = pathIn(unlocked[1]);
  if (prompt !== null && !(await askOwner(bus, prompt, promptMs))) return null;
  return collection;
}

export function pathIn(value: unknown): string | null {
  return typeof value === 'string' && value !== NONE ? value : null;
}

/** Whether the owner did what the keyring asks for. After `promptMs` it asks no longer. */
async function askOwner(bus: Bus, path: string, promptMs: number): Promise<boolean> {
  const prompt: BusObject = { to: SECRETS, path, interface: 'org.freedesktop.Secret.Prompt' };
  let answered = (_done: boolean): void => undefined;
  const answer = new Promise<boolean>((resolve) => (answered = resolve));
  const match = { sender: SECRETS, path, interface: prompt.interface, member: 'Completed' };
  const unhear = await bus.onSignal(match, ({ body: [dismissed] }) => answered(dismissed === false));
  const asked = await bus.call({ ...prompt, member: 'Prompt', signature: 's', body: [''] });
  if (isBusFault(asked)) answered(false);
  const timer = setTimeout(() => {
    void bus.call({ ...prompt, member: 'Dismiss' });
    answered(false);
  }, promptMs);
  const done = await answer;
  clearTimeout(timer);
  unhear();
  return done;
}
