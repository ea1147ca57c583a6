import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { writeJson } from '../panel/letters.ts';
import { type LoopbackDesk, type LoopbackPage, openLoopbackPage } from '../panel/loopback.ts';
import { type PageFile, readPages } from '../panel/pages.ts';
import type { WelcomeDesk } from './desk.ts';

export type WelcomePage = LoopbackPage;

/** What the first page needs of its desk. */
export type WelcomePageDesk = Pick<WelcomeDesk, 'back' | 'choose' | 'openSignIn' | 'state'> &
  Pick<LoopbackDesk, 'onBug'>;

/** The page of the first start, behind the same door as the panel. */
export async function openWelcomePage(desk: WelcomePageDesk): Promise<WelcomePage> {
  return openLoopbackPage({
    pages: pagesOf(),
    get: async (path, response) => {
      if (path === '/state') writeJson(response, 200, desk.state());
      else response.writeHead(404).end();
    },
    post: (path, body, response) => doDeed(path, body, response, desk),
    ...(desk.onBug && { onBug: desk.onBug }),
  });
}

async function doDeed(
  path: string,
  body: unknown,
  response: ServerResponse,
  desk: WelcomePageDesk,
): Promise<void> {
  const letter = Letter.safeParse(body).data;
  if (!letter) return void response.writeHead(400).end();
  if (path === '/open') return writeJson(response, 200, { opened: await desk.openSignIn() });
  if (path === '/house') desk.choose(letter.address ?? '');
  else if (path === '/back') desk.back();
  else return void response.writeHead(404).end();
  writeJson(response, 200, desk.state());
}

const Letter = z.strictObject({ address: z.string().max(2000).optional() });

const FOLDER = new URL('./page/', import.meta.url);
const MARK = new URL('../panel/page/mark.svg', import.meta.url);

function pagesOf(): ReadonlyMap<string, PageFile> {
  const pages = readPages(FOLDER, 'welcome.html', { '/inter.woff2': 'latin' });
  return pages.set('/mark.svg', { type: 'image/svg+xml', bytes: readFileSync(MARK) });
}
