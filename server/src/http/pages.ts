import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi } from './headers.ts';
import { sendRefusal } from './send.ts';

/** The pages as built; an address that is no file is one of the pages' own, and they know it. */
export async function addPages(app: FastifyInstance, folder = BUILT): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(files, {
      root: folder,
      index: 'index.html',
      cacheControl: false,
      dotfiles: 'ignore',
      schemaHide: true,
      // The build leaves a .br beside each file.
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', keepFor(path));
        reply.header('vary', 'accept-encoding');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return sendRefusal(reply, { refused: 'not-found' });
    return built
      ? reply.sendFile('index.html')
      : reply.code(503).type('text/html; charset=utf-8').send(UNBUILT);
  });
}

/** Built files carry the hash of their content in their name, and so never change. */
function keepFor(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isPage({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  return (
    (method === 'GET' || method === 'HEAD') && !isApi(url) && !(path.split('/').at(-1) ?? '').includes('.')
  );
}

const BUILT = join(import.meta.dirname, '../../../web/dist');
const UNBUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stint</title>
<h1>The pages are not built</h1>
<p>The house is open, and its API answers. <code>npm start</code> builds the pages before it opens the house; or
run <code>npx vite build</code> in the folder <code>web</code>, then start again.</p>
<p><a href="/api/docs">The API</a></p></html>`;
