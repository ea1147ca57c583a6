import { HOUR_SECONDS, type Instant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { Told } from '@stint/wire/told';
import { plain } from '@stint/wire/words/parts';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { addMail } from '../../store/mails.ts';
import { addNotification, toldOfKind } from '../../store/notifications.ts';
import { choicesOf, readerOf } from '../../store/readers.ts';
import { noteEvents } from '../threads/note-events.ts';
import { digestAfter } from './digest-time.ts';

/** Something that people are told. */
export interface Telling {
  readonly to: readonly string[];
  /** What happened, by one name, such as `week-closed:<contract>:<week>`: the same again is told to nobody twice. */
  readonly event: string;
  readonly at: Instant;
  readonly told: Told;
}

/** Tells it within the transaction of the deed: both happen, or neither does. */
export type Tell = (telling: Telling) => Promise<void>;

/**
 * A deed in which people are told something; their open pages hear of it once it is committed. What both sides may know of
 * it is written into their thread. A deed that answers a refusal has changed nothing: what it had written is taken back.
 */
export async function tellingIn<Answer>(
  house: House,
  deed: (trx: Trx, tell: Tell) => Promise<Answer>,
): Promise<Answer> {
  const heard = new Set<string>();
  const told: Telling[] = [];
  const work = house.db.transaction().execute(async (trx) => {
    const done = await deed(trx, async (telling) => {
      told.push(telling);
      // In one order, so that two who tell the same people do not wait for each other.
      for (const person of [...new Set(telling.to)].sort()) {
        if (await tellOne(house, trx, person, telling)) heard.add(person);
      }
    });
    if (isRefusal(done)) throw new TakenBack(done);
    return { answer: done, noted: await noteEvents(house, trx, told) };
  });
  const { answer, noted } = await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
    heard.clear();
    return { answer: error.answer as Answer, noted: [] };
  });
  for (const person of heard) house.events.tellPerson(person);
  for (const { thread, readers } of noted) {
    for (const person of readers) house.events.tellMessage(person, thread);
  }
  return answer;
}

/** Ends a transaction in which a deed was refused. */
class TakenBack extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

/** True when it is shown to the person. Nothing is mailed by a house that sends no mail, then or later. */
async function tellOne(house: House, trx: Trx, person: string, telling: Telling): Promise<boolean> {
  const { event, at } = telling;
  const told = withoutHarm(telling.told);
  const choice = (await choicesOf(trx, person))(told.kind);
  const by = house.post === null ? 'off' : await mailedBy(trx, person, telling, choice.mail);
  const { zone, digest } = await readerOf(trx, person);
  const mail = by === 'now' ? house.random.uuid() : null;
  const isNew = await addNotification(trx, {
    id: house.random.uuid(),
    person,
    event,
    told,
    at,
    inApp: choice.inApp,
    digestAt: by === 'digest' ? digestAfter(house.clock.now(), zone, digest) : null,
    mail,
  });
  if (isNew && mail !== null) await addMail(trx, { id: mail, person, digest: false, at });
  return isNew && choice.inApp;
}

/** Nobody fills a mailbox by doing and undoing: what comes too often within an hour waits for the digest. */
async function mailedBy(
  trx: Trx,
  person: string,
  { told, at }: Telling,
  chosen: 'now' | 'digest' | 'off',
): Promise<'now' | 'digest' | 'off'> {
  if (chosen !== 'now') return chosen;
  const lately = { since: at - HOUR_SECONDS, among: LIMITS.list };
  const often = await toldOfKind(trx, { person, kind: told.kind }, lately);
  return often < LIMITS.mailsOfAKindAnHour ? 'now' : 'digest';
}

/** People's own words as they may be kept: the database takes no NUL, and nobody reads 64 kB. */
function withoutHarm(told: Told): Told {
  const facts = Object.entries(told.facts).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? plain(value) : value,
  ]);
  return { ...told, facts: Object.fromEntries(facts) } as Told;
}
