import { internAtom } from './atom.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';
import { readNumbers, readStrings } from './property.ts';

/**
 * Brings a program's window to the front, wherever it lies, as a taskbar would. `className`: the second name of its
 * WM_CLASS. False where it has no window, or the display does not answer.
 */
export async function raiseWindow(address: DisplayAddress, className: string): Promise<boolean> {
  const connection = await connect(address).catch(() => null);
  if (connection === null) return false;
  try {
    return await raise(connection, className);
  } catch {
    // A window that went away while it was asked is none that could be raised.
    return false;
  } finally {
    connection.close();
  }
}

async function raise(connection: Connection, className: string): Promise<boolean> {
  const { client, root } = connection;
  const windows = await readNumbers(connection, root, '_NET_CLIENT_LIST');
  const names = await Promise.all(windows.map((each) => readStrings(connection, each, 'WM_CLASS')));
  const window = windows.findLast((_, index) => names[index]?.[1] === className);
  if (window === undefined) return false;
  const message = await activateMessage(connection, window);
  client.SendEvent(root, 0, SUBSTRUCTURE, message);
  await connection.ask((answer) => client.GetInputFocus(answer)); // it has arrived
  return true;
}

const CLIENT_MESSAGE = 33;
/** Of the masks of events: SubstructureNotify and SubstructureRedirect, as the window manager listens. */
const SUBSTRUCTURE = 0x0018_0000;
/** Asked for by the user, by way of a taskbar. */
const BY_PAGER = 2;

async function activateMessage(connection: Connection, window: number): Promise<Buffer> {
  const message = Buffer.alloc(32);
  message[0] = CLIENT_MESSAGE;
  message[1] = 32;
  message.writeUInt32LE(window, 4);
  message.writeUInt32LE(await internAtom(connection, '_NET_ACTIVE_WINDOW'), 8);
  message.writeUInt32LE(BY_PAGER, 12);
  return message;
}
