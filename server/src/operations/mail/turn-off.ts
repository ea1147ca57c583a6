import type { unsubscribe as route } from '@stint/wire/notifications';
import type { Answer } from '@stint/wire/route';
import { KINDS, type Kind } from '@stint/wire/told';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { signingKey } from '../../store/mails.ts';
import { leaveDigest } from '../../store/notifications.ts';
import { choicesOf, lockReader, putChoice, putReader, readerOf } from '../../store/readers.ts';
import { readTurnOff, type TurnOff } from './turn-off-token.ts';

type Answered = Answer<typeof route>;

/** What the link of a mail would turn off. Refusal: `no-such-link`. */
export async function readUnsubscribe(house: House, token: string): Promise<Answered | Refusal> {
  const turn = readTurnOff(await signingKey(house.db), token);
  return turn ? answerOf(house, turn) : refuse('no-such-link', { field: 'token' });
}

/** Turns it off: mails of one kind, or of all kinds that come in digests. Twice is once. Refusal: `no-such-link`. */
export async function unsubscribe(house: House, token: string): Promise<Answered | Refusal> {
  const turn = readTurnOff(await signingKey(house.db), token);
  if (!turn) return refuse('no-such-link', { field: 'token' });
  const { person, what } = turn;
  await house.db.transaction().execute(async (trx) => {
    const reader = await lockReader(trx, person);
    const choice = await choicesOf(trx, person);
    const isOn = (kind: Kind): boolean =>
      what === 'digest' ? choice(kind).mail === 'digest' : kind === what && choice(kind).mail !== 'off';
    const kinds = KINDS.filter(isOn);
    if (kinds.length === 0) return;
    for (const kind of kinds) await putChoice(trx, person, kind, { ...choice(kind), mail: 'off' });
    await leaveDigest(trx, person, { kinds });
    await putReader(trx, person, { ...reader, version: reader.version + 1 });
    const at = house.clock.now();
    await noteDeed(trx, { at, person, deed: 'mails-turned-off', object: person, detail: { what } });
  });
  return answerOf(house, turn);
}

async function answerOf(house: House, { person, what }: TurnOff): Promise<Answered> {
  const [{ language }, choice] = await Promise.all([readerOf(house.db, person), choicesOf(house.db, person)]);
  const off =
    what === 'digest' ? KINDS.every((kind) => choice(kind).mail !== 'digest') : choice(what).mail === 'off';
  return { what, language, off };
}
