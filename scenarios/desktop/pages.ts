import { sendOwed } from '@stint/server/post';
import type { TestAnswer } from '@stint/server/testing/office';
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
