import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Environment } from '../desktop/environment.ts';
import { escapeMarkup } from '../desktop/markup.ts';
import { openWindow } from '../desktop/window/open.ts';

/** Long enough for a browser to begin, and no longer than somebody waits. */
const PATIENCE_MS = 30_000;

/**
 * Says in a window why the tracker could not begin: who opens it from a menu sees no terminal. Resolves when the window
 * has read it, or nothing did. It holds no secret, so whoever asks may have it.
 */
export async function showProblem(sentence: string, env: Environment, folder: string): Promise<void> {
  const read = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    const known = request.url === '/' && request.headers.host === `127.0.0.1:${port}`;
    response.writeHead(known ? 200 : 404, HEADERS);
    response.end(known ? pageOf(sentence) : '', () => {
      if (known) read.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const opened = await openWindow(`http://127.0.0.1:${port}/`, env, join(folder, 'window'));
  const late = setTimeout(read.resolve, 'code' in opened ? 0 : PATIENCE_MS);
  await read.promise;
  clearTimeout(late);
  server.closeIdleConnections();
  server.close();
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

function pageOf(sentence: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Stint</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:26em;margin:14vh auto;padding:0 24px}</style>
<main role="alert"><h1>The tracker could not begin</h1><p>${escapeMarkup(sentence)}</p>
<p>Nothing is tracked. Close this window, and open Stint again once that is done.</p></main></html>`;
}
