import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { K1 } from '../testing/world.ts';
import { openPanel, type Panel } from './server.ts';
import { openBrowser, openWindow } from './testing/window.ts';

let browser: Browser;
let bench: TrackerBench;
let panel: Panel;
let evil: Server;
let home: string;
let port: number;
let own: Page;

/** A name that its owner has let point at this computer: the rebinding that a browser cannot tell from the name's own. */
const REBOUND = 'rebound.test';

beforeAll(async () => {
  browser = await openBrowser([`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1, MAP evil.test 127.0.0.1`]);
  bench = await openTrackerBench();
  panel = await openPanel(bench.tracker);
  home = panel.address().split('/#')[0] ?? '';
  port = Number(new URL(home).port);
  evil = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>evil</title>');
  });
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done));
  // Ana's own window, in the same browser, with its cookie.
  own = await openWindow(browser, panel);
});
afterAll(async () => {
  await browser.close();
  await panel.close();
  evil.closeAllConnections();
  evil.close();
  await bench.close();
});
beforeEach(async () => {
  if (!bench.tracker.status().tracking) await bench.tracker.start(K1, 'Header colours');
});

const evilHome = (name: string): string => `http://${name}:${(evil.address() as AddressInfo).port}/`;

/** Tries every way in that a page has, and answers what it could read. */
const TRY = `async (desk) => {
  const body = JSON.stringify({});
  const ways = [];
  for (const path of ['/', '/state', '/rules', '/panel.mjs', '/pictures/k1/1/0/picture']) {
    for (const mode of ['cors', 'no-cors']) ways.push(fetch(desk + path, { mode, credentials: 'include' }));
  }
  for (const path of ['/stop', '/pause', '/memo', '/delete', '/settings', '/session', '/take-over']) {
    for (const mode of ['cors', 'no-cors']) ways.push(fetch(desk + path, { mode, method: 'POST', credentials: 'include', body }));
    ways.push(fetch(desk + path, { method: 'POST', credentials: 'include', body, headers: { 'x-stint-panel': 'x' } }));
    navigator.sendBeacon(desk + path, body);
  }
  ways.push(fetch(desk + '/stop', { method: 'PUT', credentials: 'include' }));
  const read = await Promise.allSettled(ways.map(async (way) => (await way).text()));
  const loads = ['img', 'script', 'iframe', 'link', 'embed', 'object', 'video'].map((name) => new Promise((done) => {
    const node = document.createElement(name);
    node.onload = () => done(name === 'iframe' ? 'frame ' + (node.contentDocument?.body?.innerText ?? '') : 'loaded ' + name);
    node.onerror = () => done('');
    if (name === 'link') Object.assign(node, { rel: 'stylesheet', href: desk + '/panel.css' });
    else if (name === 'object') node.data = desk + '/signs.svg';
    else node.src = desk + (name === 'script' ? '/words.mjs' : name === 'iframe' ? '/' : '/mark.svg');
    document.body.append(node);
  }));
  const socket = new Promise((done) => {
    const line = new WebSocket(desk.replace('http', 'ws') + '/state');
    line.onopen = () => done('socket');
    line.onerror = () => done('');
  });
  const events = new Promise((done) => {
    const stream = new EventSource(desk + '/state', { withCredentials: true });
    stream.onmessage = () => done('event');
    stream.onerror = () => { stream.close(); done(''); };
  });
  return [...read.map((each) => each.value ?? ''), ...(await Promise.all([...loads, socket, events]))].filter(Boolean);
}`;

async function tryFrom(address: string, desk: string): Promise<unknown> {
  const page = await own.context().newPage();
  await page.goto(address);
  const read = await page.evaluate(`(${TRY})(${JSON.stringify(desk)})`);
  const form = `<form method="post" action="${desk}/stop" enctype="text/plain"><button>x</button></form>`;
  await page.setContent(form);
  await page.getByRole('button').click();
  await page.waitForLoadState();
  await page.close();
  return read;
}

/** An object that refuses to load is told as loaded by the browser: it shows nothing. */
const nothing = (read: unknown): boolean =>
  Array.isArray(read) && read.every((each) => /^(frame|loaded (object|embed))\s*$/.test(String(each)));

it('a page of another origin reads no byte and changes nothing, whatever it tries', async () => {
  const before = bench.tracker.status();
  for (const name of ['127.0.0.1', 'localhost', 'evil.test']) {
    const read = await tryFrom(evilHome(name), home);
    expect([name, read, nothing(read)]).toEqual([name, read, true]);
  }
  expect(bench.tracker.status()).toEqual(before);
});

it('nor does a name that was rebound to this computer, at the panel’s own port', async () => {
  const before = bench.tracker.status();
  const rebound = `http://${REBOUND}:${port}`;
  const page = await own.context().newPage();
  const answers: number[] = [];
  page.on('response', (answer) => answers.push(answer.status()));
  // An answer without a body is no page: the browser says so itself.
  await page.goto(`${rebound}/`).catch(() => null);
  expect(answers).toEqual([403]);
  await page.close();
  expect(nothing(await tryFrom(evilHome(REBOUND), rebound))).toBe(true);
  expect(bench.tracker.status()).toEqual(before);
});

it('its own window still works after all of that: the control of the two before', async () => {
  await own.getByRole('button', { name: 'Stop' }).click();
  await own.getByText('Not tracking').waitFor();
  expect(bench.tracker.status().tracking).toBeNull();
});
