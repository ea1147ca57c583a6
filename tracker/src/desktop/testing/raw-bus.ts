import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A bus spoken to by hand, for what no library would say. The caller has sent its Hello as message 1. */
export async function dialRaw(address: string): Promise<Socket> {
  const socket = connect(address.slice('unix:path='.length));
  socket.on('error', () => undefined);
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  await once(socket, 'data');
  const bus = 'org.freedesktop.DBus';
  const hello = [field(1, 'o', '/org/freedesktop/DBus'), field(2, 's', bus), field(3, 's', 'Hello')];
  socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), message(1, [...hello, field(6, 's', bus)])]));
  await once(socket, 'data');
  return socket;
}

/** A signal from `/raw` that carries one 32-bit number, under whatever type it is said to have. */
export function rawSignal(name: string, member: string, type: string, value: number): Buffer {
  const body = Buffer.alloc(4);
  body.writeUInt32LE(value);
  return message(
    4,
    [field(1, 'o', '/raw'), field(2, 's', name), field(3, 's', member), field(8, 'g', type)],
    body,
  );
}

/** One field of a header, to be laid at a multiple of eight bytes. */
function field(code: number, type: string, text: string): Buffer {
  const short = type === 'g';
  const head = Buffer.from([code, 1, type.charCodeAt(0), 0, ...(short ? [text.length] : [0, 0, 0, 0])]);
  if (!short) head.writeUInt32LE(text.length, 4);
  return Buffer.concat([head, Buffer.from(`${text}\0`)]);
}

function message(type: number, fields: readonly Buffer[], body = Buffer.alloc(0)): Buffer {
  const laid = Buffer.concat(fields.map((each, index) => (index < fields.length - 1 ? padded(each) : each)));
  const head = Buffer.from([0x6c, type, 0, 1, body.length, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(laid.length, 12);
  return Buffer.concat([head, padded(laid), body]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}
