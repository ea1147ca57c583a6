import { afterEach, expect, it } from 'vitest';
import { openWelcomePage } from '../welcome/server.ts';
import type { LoopbackPage } from './loopback.ts';
import { openPanel, type PanelDesk } from './server.ts';

const opened: LoopbackPage[] = [];
const bugs: unknown[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
  bugs.length = 0;
});

const onBug = (bug: unknown): void => void bugs.push(bug);
const fail = (): never => {
  throw new RangeError('a bug');
};

async function open(page: Promise<LoopbackPage>): Promise<{ base: string; token: string }> {
  const one = await page;
  opened.push(one);
  const [base = '', token = ''] = one.address().split('/#');
  return { base, token };
}

/** Every desk that stands behind a page of this computer, each with a bug in what its state is made of. */
const PAGES = {
  'the panel': () => openPanel({ status: fail, onBug } as unknown as PanelDesk),
  'the first page': () =>
    openWelcomePage({ state: fail, choose: fail, back: fail, openSignIn: async () => fail(), onBug }),
} as const;

it.each(Object.entries(PAGES))('%s says the same strict headers with every answer', async (_, page) => {
  const { base } = await open(page());
  for (const path of ['/', '/state', '/nowhere']) {
    const { headers } = await fetch(base + path);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(headers.get('permissions-policy')).toContain('display-capture=()');
  }
});

it.each(Object.entries(PAGES))('%s answers 500 to a bug in a deed, and lets it be known', async (_, page) => {
  const { base, token } = await open(page());
  const origin = { origin: base };
  const body = JSON.stringify({ token });
  const entered = await fetch(`${base}/session`, { method: 'POST', headers: origin, body });
  const { key } = (await entered.json()) as { key: string };
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${base}/state`, { headers: { cookie, 'x-stint-panel': key } });
  expect(answer.status).toBe(500);
  expect(bugs).toEqual([new RangeError('a bug')]);
});
