import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** A page as it stood, and its pictures. */
export interface FrozenPage {
  readonly html: string;
  readonly pictures: readonly Buffer[];
}

const DIST = join(import.meta.dirname, '../../../web/dist');

/** What a page shows, without what made it: its elements, its styles, its letters, its pictures as files of their own. */
export async function pageFrozen(page: Page): Promise<FrozenPage> {
  const frozen = await page.evaluate<{ html: string; pictures: string[] }>(FREEZE);
  return { html: frozen.html, pictures: frozen.pictures.map((bytes) => Buffer.from(bytes, 'base64')) };
}

// The best that a page by hand would do: pictures below the fold wait until they are scrolled to. They come from where one
// by one they would: the page may not ask for a `blob:`.
const FREEZE = `(async () => {
  const pictures = [];
  const page = document.documentElement.cloneNode(true);
  for (const one of page.querySelectorAll('script, link[rel="modulepreload"], link[rel="preload"][as="style"]')) one.remove();
  for (const one of page.querySelectorAll('link[href^="http"]')) one.setAttribute('href', new URL(one.href).pathname);
  for (const one of page.querySelectorAll('[data-segment] img')) {
    const { segment } = one.closest('[data-segment]').dataset;
    const contract = location.pathname.split('/')[2];
    const address = '/api/v1/contracts/' + contract + '/segments/' + segment + '/pictures/0/thumbnail';
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    one.setAttribute('src', '/picture/' + pictures.length + '.webp');
    one.setAttribute('loading', 'lazy');
    pictures.push(btoa(String.fromCharCode(...bytes)));
  }
  return { html: '<!doctype html>' + page.outerHTML, pictures };
})()`;

/** Serves it on a port of its own, pressed, from memory. */
export async function serveFrozen({ html, pictures }: FrozenPage) {
  const pressed = brotliCompressSync(html);
  const server = createServer(({ url = '/' }, response) => {
    const picture = /^\/picture\/(\d+)\.webp$/.exec(url);
    if (picture) {
      response.writeHead(200, { 'content-type': 'image/webp' }).end(pictures[Number(picture[1])]);
    } else if (url === '/') {
      const heads = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' };
      response.writeHead(200, heads).end(pressed);
    } else {
      const path = join(DIST, decodeURI(url));
      const type = url.endsWith('.css') ? 'text/css' : 'font/woff2';
      if (!path.startsWith(DIST) || !existsSync(path)) return response.writeHead(404).end();
      const isPressed = existsSync(`${path}.br`);
      response
        .writeHead(200, { 'content-type': type, ...(isPressed ? { 'content-encoding': 'br' } : {}) })
        .end(readFileSync(isPressed ? `${path}.br` : path));
    }
    return response;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
