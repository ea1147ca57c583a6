import { formatDay, formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { Evidence, overruleSegment as route } from '@stint/wire/evidence';
import { LIMITS } from '@stint/wire/limits';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addRulings } from '../../store/rulings.ts';
import { visibleContract } from '../contracts/visible.ts';
import { type AtDispute, atDispute } from './at-dispute.ts';
import { evidenceLetter } from './read-dispute.ts';
import { tellOverruled } from './tell-dispute.ts';

type Asked = { contract: string; dispute: string } & Body<typeof route>;

/**
 * An operator overrules the verdict of one contested segment, either way, with a reason that both sides read (D2): until it
 * is decided, so that no money has to come back. The last word stands; the same again changes nothing. Refusals:
 * `no-such-contract`, `not-allowed-here` (to an operator who is a side of it), `reason-needed`, `no-such-dispute`, `not-contested` (what the freelancer let go too),
 * `not-disputed`, `too-many-rulings`.
 */
export async function overruleSegment(house: House, actor: Actor, asked: Asked): Promise<Evidence | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  // Nobody judges a dispute of their own.
  if (visible.side !== 'operator') return refuse('not-allowed-here');
  const says = asked.says.trim();
  if (says === '') return refuse('reason-needed', { field: 'says' });
  const done = await atDispute(house, visible, asked.dispute, (at) =>
    overrule(at, actor, { ...asked, says }),
  );
  return isRefusal(done) ? done : evidenceLetter(house, actor, visible, asked.dispute);
}

async function overrule(at: AtDispute, actor: Actor, asked: Asked): Promise<null | Refusal> {
  const { trx, tell, loaded, booked, row, decided, lines, now } = at;
  const { segment, kind, outcome, says } = asked;
  const fault = formatInstant(segmentStart(segment));
  if (at.state !== 'contested') return refuse('not-contested');
  const one = decided.find(({ line }) => line.segment === segment && line.kind === kind);
  if (!one) return refuse('not-disputed', { field: 'segment', fault });
  const last = one.rulings.at(-1);
  if (last?.by === 'freelancer') return refuse('not-contested', { field: 'segment', fault });
  if (last?.outcome === outcome && last.says === says && last.person === actor.person) return null;
  const n = (last?.n ?? 0) + 1;
  if (n > LIMITS.rulings) return refuse('too-many-rulings');
  const ruling = { segment, kind, n, by: 'operator' as const, outcome, says, person: actor.person, at: now };
  await addRulings(trx, booked, row.id, [ruling]);
  const detail = { week: formatDay(booked.week), dispute: row.id, segment: fault, outcome };
  await noteDeed(trx, {
    at: now,
    person: actor.person,
    deed: 'dispute-overruled',
    object: loaded.id,
    detail,
  });
  await tellOverruled(trx, tell, { loaded, row, lines }, { ...ruling, name: actor.name });
  return null;
}
