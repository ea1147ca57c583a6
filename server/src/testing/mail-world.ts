import type { Kind } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import PostalMime, { type Email } from 'postal-mime';
import { moveAndTick } from '../clock.ts';
import type { Actor, House } from '../house.ts';
import { setNoticeSettings } from '../operations/notifications/settings.ts';
import { tellingIn } from '../operations/notifications/tell.ts';
import { postTo, type TestMailServer, testMailServer } from '../outside/mail/server.testing.ts';
import { isRefusal } from '../refusal.ts';
import { readerOf } from '../store/readers.ts';
import { createPeople, type TestHouse, type TestPeople, testHouse } from './house.ts';

/** A house that sends mail, its people, and the server that takes it. */
export interface MailWorld {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly mails: TestMailServer;
}

/** What a test has opened, the last thing first to be closed. */
const opened: { close(): Promise<void> }[] = [];

export function closeLater(one: { close(): Promise<void> }): void {
  opened.push(one);
}

export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

/** Of Ana's tracker nobody is told here. */
export async function mailWorld(at = '2026-11-18T10:00:00Z'): Promise<MailWorld> {
  const mails = await testMailServer();
  const house = await testHouse({ at, post: postTo(mails.server) });
  opened.push(mails, house);
  const people = await createPeople(house);
  await house.db.deleteFrom('telling_owed').execute();
  return { house, mails, people };
}

let events = 0;

/** Tells Ana something of this kind. */
export async function tell(house: House, { person }: Actor, kind: Kind): Promise<void> {
  events += 1;
  const event = `test:${events}`;
  await tellingIn(house, (_trx, say) =>
    say({ to: [person], event, at: house.clock.now(), told: sampleOf(kind) }),
  );
}

/** Changes how somebody is told. */
export async function settle(
  house: House,
  actor: Actor,
  wanted: Omit<Parameters<typeof setNoticeSettings>[2], 'version'>,
) {
  const { version } = await readerOf(house.db, actor.person);
  const set = await setNoticeSettings(house, actor, { ...wanted, version });
  if (isRefusal(set)) throw new Error(set.refused);
}

/** All that the server has taken, read. */
export const parsed = (mails: TestMailServer): Promise<Email[]> =>
  Promise.all(mails.taken.map((bytes) => PostalMime.parse(bytes)));
/** Moves the house's clock, and lets it tick. */
export const until = (house: TestHouse, to: string) => moveAndTick(house, Math.floor(Date.parse(to) / 1000));
