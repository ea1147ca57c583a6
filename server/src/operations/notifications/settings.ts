import type { setNoticeSettings as route } from '@stint/wire/notifications';
import type { Answer, Body } from '@stint/wire/route';
import { ALWAYS_TOLD, KIND_FACTS, KINDS } from '@stint/wire/told';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { leaveDigest, moveDigest } from '../../store/notifications.ts';
import { choicesOf, lockReader, putChoice, putReader, readerOf } from '../../store/readers.ts';
import { digestAfter, isZone } from './digest-time.ts';

type Settings = Answer<typeof route>;

/** How somebody is told things, of the kinds that can be told to them. */
export function readNoticeSettings(house: House, actor: Actor): Promise<Settings> {
  return settingsOf(house, house.db, actor);
}

/**
 * Changes some of it, where nothing was changed since the version that the asker saw. What waits for a digest goes with
 * the next one of the new zone or rhythm, and not at all where its kind is no longer in it. Refusals: `settings-changed`, `no-such-zone`.
 */
export async function setNoticeSettings(
  house: House,
  actor: Actor,
  { version, kind, ...wanted }: Body<typeof route>,
): Promise<Settings | Refusal> {
  if (wanted.zone !== undefined && !isZone(wanted.zone)) return refuse('no-such-zone', { field: 'zone' });
  const { person } = actor;
  return house.db.transaction().execute(async (trx) => {
    const before = await lockReader(trx, person);
    if (before.version !== version) return refuse('settings-changed');
    const after = {
      language: wanted.language ?? before.language,
      zone: wanted.zone ?? before.zone,
      digest: wanted.digest ?? before.digest,
      version: version + 1,
    };
    await putReader(trx, person, after);
    if (after.zone !== before.zone || after.digest !== before.digest) {
      const now = house.clock.now();
      await moveDigest(trx, person, { now, to: digestAfter(now, after.zone, after.digest) });
    }
    if (kind) {
      await putChoice(trx, person, kind.kind, kind);
      if (kind.mail !== 'digest') await leaveDigest(trx, person, { kinds: [kind.kind] });
    }
    return settingsOf(house, trx, actor);
  });
}

async function settingsOf(house: House, db: Database | Trx, actor: Actor): Promise<Settings> {
  const [reader, choice] = await Promise.all([readerOf(db, actor.person), choicesOf(db, actor.person)]);
  const isAny = actor.freelancer || actor.organisations.length > 0 || actor.agencies.length > 0;
  const mine = KINDS.filter((kind) => {
    const { to, group } = KIND_FACTS[kind];
    // There is nothing to choose.
    if (ALWAYS_TOLD.has(kind)) return false;
    if (to === 'both') return isAny;
    // An agency has a team too.
    if (group === 'team' && actor.agencies.length > 0) return true;
    return to === 'freelancer' ? actor.freelancer : actor.organisations.length > 0;
  });
  const kinds = mine.map((kind) => ({ kind, ...choice(kind) }));
  return { ...reader, kinds, mailed: house.post !== null };
}
