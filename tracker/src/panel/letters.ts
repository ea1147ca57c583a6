import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY_BYTES = 65_536;

/** Undefined for what is too long or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > BODY_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export function writeJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Null: there is no such picture. */
export function writePicture(response: ServerResponse, bytes: Uint8Array | null): void {
  if (bytes) response.writeHead(200, { 'content-type': 'image/webp' }).end(bytes);
  else response.writeHead(404).end();
}
