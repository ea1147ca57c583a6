import type { Frame } from '../capture/frame.ts';
import { type Connection, connect, type DisplayAddress } from './connection.ts';
import { type Area, readMonitors } from './monitors.ts';

const Z_PIXMAP = 2;
const ALL_PLANES = 0xffffffff;

/** Every monitor by core X11 requests alone. Rejects where the screen has not 32 bits a pixel, blue first. */
export async function grabByX11(address: DisplayAddress): Promise<Frame[]> {
  const connection = await connect(address);
  try {
    return await grabFrames(connection);
  } finally {
    connection.close();
  }
}

/** As `grabByX11`, on a connection that stays open. */
export async function grabFrames(connection: Connection): Promise<Frame[]> {
  const areas = await readMonitors(connection);
  return await Promise.all(areas.map((area) => grabArea(connection, area)));
}

async function grabArea(connection: Connection, { x, y, width, height }: Area): Promise<Frame> {
  const image = await connection.ask<{ depth: number; data: Buffer }>((answer) =>
    connection.client.GetImage(Z_PIXMAP, connection.root, x, y, width, height, ALL_PLANES, answer),
  );
  const { format, image_byte_order } = connection.display;
  const bits = format[image.depth]?.bits_per_pixel;
  if (image.depth < 24 || bits !== 32 || image_byte_order !== 0) {
    throw new Error(`cannot read a screen of depth ${image.depth} with ${bits} bits a pixel`);
  }
  return { x, y, width, height, rgb: withoutPadding(image.data, width * height) };
}

/** Blue, green, red, nothing → red, green, blue. */
function withoutPadding(bgrx: Buffer, pixels: number): Buffer {
  const rgb = Buffer.alloc(pixels * 3);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel += 1, from += 4, to += 3) {
    rgb[to] = bgrx[from + 2] ?? 0;
    rgb[to + 1] = bgrx[from + 1] ?? 0;
    rgb[to + 2] = bgrx[from] ?? 0;
  }
  return rgb;
}
