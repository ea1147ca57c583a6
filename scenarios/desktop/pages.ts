import { AxeBuilder } from '@axe-core/playwright';
import { sendOwed } from '@stint/server/post';
import type { TestAnswer } from '@stint/server/testing/office';
import type { TestPerson } from '@stint/server/testing/people';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ToldWorld } from './told-world.ts';

/** A machine that does other things as well still comes to it. */
const PATIENT = { timeout: 20_000 };

/** Goes to a page, and waits until it has read what it shows. */
export async function open({ office }: Pick<ToldWorld, 'office'>, page: Page, path: string): Promise<Page> {
  await page.goto(office.address + path);
  await read(page);
  return page;
}

/** The page has read what it shows. */
export async function read(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.locator(WAITING).count(), PATIENT).toBe(0);
}

const WAITING = '[aria-busy=true], .mantine-Skeleton-root';

/** Presses the buttons of these names, one after the other. */
export async function deed(within: Page | Locator, ...names: readonly string[]): Promise<void> {
  for (const name of names) await within.getByRole('button', { name, exact: true }).click();
}

/** A milestone of an open contract's page, by its number. */
export function milestone(page: Page, n: number): Locator {
  return page.getByRole('listitem', { name: `Milestone ${n}`, exact: true });
}

/** Something that the timeline of an open contract's page says. */
export function timeline(page: Page, says: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Timeline' }).getByText(says).first();
}

/** Follows the link of the newest invitation that went to an address, as somebody who is signed in nowhere. */
export async function followInvitation(world: ToldWorld, email: string): Promise<Page> {
  await sendOwed(world.house);
  const mail = (await world.sink.list()).find(({ to }) => to.includes(email));
  const [path] = /\/invitations\/\S+/.exec(mail?.text ?? '') ?? [];
  if (!mail || path === undefined) throw new Error(`no invitation went to ${email}`);
  expect(mail.subject).toMatch(/ invites you to /);
  const context = await world.browser.newContext({ timezoneId: 'Europe/Berlin' });
  return open(world, await context.newPage(), path);
}

/** Signs up on the page of an invitation; that accepts it. */
export async function signUpInvited(page: Page, { name, password }: Newcomer): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await deed(page, 'Sign up and accept');
  await page.getByRole('button', { name: `Menu of ${name}` }).waitFor();
}

/** Somebody who is not here yet. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Invites somebody on the open page of a team. */
export async function invite(team: Page, email: string, as: string): Promise<void> {
  const form = team.getByRole('form', { name: 'Invite somebody' });
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('As').selectOption({ label: as });
  await deed(form, 'Invite');
  await team.getByRole('list', { name: 'Open invitations' }).getByText(email).waitFor();
}

/** What the API answers somebody who is signed in on a page, with their own cookie. */
export async function askAs(world: ToldWorld, page: Page, line: string, body?: unknown): Promise<TestAnswer> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { origin: world.office.address };
  return world.office.ask(line, { cookie, headers, ...(body === undefined ? {} : { body }) });
}

/** Makes something over HTTP, as somebody, and answers its id. */
export async function make(
  { office }: Pick<ToldWorld, 'office'>,
  { token }: Pick<TestPerson, 'token'>,
  line: string,
  body: unknown,
): Promise<string> {
  const { json, text } = await office.ask(line, { token, body });
  const { id } = json as { id?: string };
  if (id === undefined) throw new Error(`${line}: ${text}`);
  return id;
}

/** What is wrong with a page, in a wide light window and a narrow dark one: axe, headings, title, width. Empty: nothing. */
export async function lookAt(page: Page, { wide: most, narrow: least } = WIDTHS): Promise<string[]> {
  await seen(page, 'light', most);
  const wide = await graveOf(page, {});
  const headings = await page.getByRole('heading', { level: 1 }).count();
  const title = await page.title();
  await seen(page, 'dark', least);
  const narrow = await graveOf(page, { runOnly: ['color-contrast', 'target-size'] });
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...wide,
    ...narrow.map((fault) => `dark: ${fault}`),
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(/. · Stint$/.test(title) || title === 'Stint' ? [] : [`the title “${title}”`]),
    ...(over > 0 ? [`${over} px too wide at ${least}`] : []),
  ];
}

const WIDTHS = { wide: 1280, narrow: 360 };

/** Without motion: a colour on its way to another one has a contrast of its own. */
async function seen(page: Page, colorScheme: 'light' | 'dark', width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await read(page);
  await settle(page, colorScheme);
}

/** Waits until the page stands in a colour scheme. */
export async function settle(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(`(${settled})('${colorScheme}')`);
}

/** Runs in the page: its parts have heard of the scheme, and no colour is on its way to another one. */
const settled = `async (scheme) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  while (document.documentElement.dataset.mantineColorScheme !== scheme) await frame();
  await frame();
  await frame();
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
}`;

/** The first look at a page brings axe into it; until the page is loaded anew it is there. */
async function graveOf(page: Page, options: object): Promise<string[]> {
  const there = await page.evaluate<boolean>("'axe' in window");
  if (!there) await new AxeBuilder({ page }).setLegacyMode(true).withRules(['html-has-lang']).analyze();
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** Goes on to another page of the app as a link does, without loading it all again. */
export async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const { history } = globalThis as unknown as { history: { pushState(...to: unknown[]): void } };
    history.pushState({}, '', to);
  }, path);
  const there = `(({ status, resolvedLocation: at }) => status === 'idle' && at?.href === location.pathname + location.search)(__TSR_ROUTER__.state)`;
  await expect.poll(() => page.evaluate<boolean>(there), PATIENT).toBe(true);
}
