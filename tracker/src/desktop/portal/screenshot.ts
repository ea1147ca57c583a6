import { randomBytes } from 'node:crypto';
import { type Bus, type BusObject, type BusSignal, isBusFault } from '../dbus/ports.ts';
import { plain, variant } from '../dbus/values.ts';
import type { CaptureFault } from '../ports.ts';
import { takeFile } from './file.ts';

const PORTAL = 'org.freedesktop.portal.Desktop';
const PATH = '/org/freedesktop/portal/desktop';
const screenshot: BusObject = { to: PORTAL, path: PATH, interface: 'org.freedesktop.portal.Screenshot' };

/** Whether this desktop takes pictures by its portal. Starts the portal if it is not running yet. */
export async function hasScreenshotPortal(bus: Bus): Promise<boolean> {
  const get = { ...screenshot, interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss' };
  const answer = await bus.call({ ...get, body: [screenshot.interface, 'version'], timeoutMs: 10_000 });
  return !isBusFault(answer);
}

/**
 * One picture of the whole desktop, as the bytes of the image file that the portal wrote. That file is plain for
 * as long as it takes to read it, and lies where the desktop wants it (`~/Pictures`, or the folder for temporary
 * files): it is removed at once. The owner may be asked for leave, the first time. `nowMs`: ms since 1970 UTC.
 */
export async function takeScreenshot(
  bus: Bus,
  nowMs: () => number,
  timeoutMs: number,
): Promise<Buffer | CaptureFault> {
  const since = nowMs();
  const answer = await request(bus, timeoutMs);
  return 'code' in answer ? answer : await takeFile(answer.uri, since);
}

interface Written {
  readonly uri: unknown;
}

/** The portal gives the object that will answer, and answers by its signal: which may come before that. */
async function request(bus: Bus, timeoutMs: number): Promise<Written | CaptureFault> {
  let resolve = (_answer: Written | CaptureFault): void => undefined;
  const answer = new Promise<Written | CaptureFault>((resolving) => (resolve = resolving));
  const heard = new Map<string, BusSignal['body']>();
  let handle: string | null = null;
  const look = (): void => {
    const body = handle === null ? undefined : heard.get(handle);
    if (body !== undefined) resolve(body[0] === 0 ? { uri: uriIn(body[1]) } : REFUSED);
  };
  const match = { sender: PORTAL, interface: REQUEST, member: 'Response' };
  const unhear = await bus.onSignal(match, ({ path, body }) => {
    heard.set(path, body);
    look();
  });
  const timer = setTimeout(() => {
    if (handle !== null) void bus.call({ to: PORTAL, path: handle, interface: REQUEST, member: 'Close' });
    resolve({ code: 'capture-timeout', detail: `no picture after ${timeoutMs} ms` });
  }, timeoutMs);
  const token = `stint${randomBytes(8).toString('hex')}`;
  const options = { handle_token: variant('s', token), interactive: variant('b', false) };
  const ask = { ...screenshot, member: 'Screenshot', signature: 'sa{sv}', body: ['', options], timeoutMs };
  const asked = await bus.call(ask);
  if (isBusFault(asked)) resolve({ code: 'capture-failed', detail: `${asked.code}: ${asked.detail}` });
  else handle = String(asked[0]);
  look();
  const got = await answer;
  clearTimeout(timer);
  unhear();
  return got;
}

const REQUEST = 'org.freedesktop.portal.Request';

const REFUSED: CaptureFault = {
  code: 'capture-failed',
  detail: 'the desktop, or its owner, refused the picture',
};

function uriIn(results: unknown): unknown {
  const values = plain(results);
  return typeof values === 'object' && values !== null && 'uri' in values ? values.uri : null;
}
