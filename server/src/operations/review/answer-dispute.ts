import { DECISION_SECONDS } from '@stint/core/dispute';
import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { Evidence, answerDispute as route } from '@stint/wire/evidence';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { markAnswered } from '../../store/disputes.ts';
import { addRulings, type Ruling } from '../../store/rulings.ts';
import { ownContract } from '../contracts/visible.ts';
import { type AtDispute, atDispute } from './at-dispute.ts';
import { endDispute } from './end-dispute.ts';
import type { DecidedLine } from './outcomes.ts';
import { evidenceLetter } from './read-dispute.ts';
import { tellAccepted, tellContested } from './tell-dispute.ts';

type Asked = { contract: string; dispute: string } & Body<typeof route>;
interface Doer {
  readonly person: string;
  readonly name: string;
}

/**
 * The freelancer's answer within three days (D2). Accepted, all of it is refunded at once, with the fees. Contested, it is
 * decided two days later; segments that are let go are refunded then. The same answer again changes nothing. Refusals:
 * those of `ownContract`, `no-such-dispute`, `dispute-not-open`, `already-answered`, `not-disputed`.
 */
export async function answerDispute(house: House, actor: Actor, asked: Asked): Promise<Evidence | Refusal> {
  const own = await ownContract(house, actor, asked.contract);
  if (isRefusal(own)) return own;
  const doer = { person: actor.person, name: actor.name };
  const done = await atDispute(house, own, asked.dispute, async (at) => {
    const wanted = readAnswer(asked, at);
    if (isRefusal(wanted)) return wanted;
    if (at.state !== 'open') return refuseAnswered(at, wanted, doer);
    await (wanted.letGo.length === at.lines.length ? accept(at, doer) : contest(at, wanted, doer));
    return null;
  });
  return isRefusal(done) ? done : evidenceLetter(house, actor, own, asked.dispute);
}

interface Wanted {
  readonly letGo: readonly DecidedLine[];
  readonly says: string;
}

/** What the answer lets go: all of it, where it accepts. */
function readAnswer(asked: Asked, { decided }: AtDispute): Wanted | Refusal {
  if (asked.answer === 'accept') return { letGo: decided, says: '' };
  const letGo = new Set<DecidedLine>();
  for (const { segment, kind } of asked.letGo ?? []) {
    const one = decided.find(({ line }) => line.segment === segment && line.kind === kind);
    const fault = formatInstant(segmentStart(segment));
    if (!one) return refuse('not-disputed', { field: 'letGo', fault });
    letGo.add(one);
  }
  return { letGo: [...letGo], says: (asked.says ?? '').trim() };
}

/** Null where this is what was answered before. */
function refuseAnswered({ row, state, decided }: AtDispute, wanted: Wanted, doer: Doer): null | Refusal {
  if (row.answered_by !== doer.person) {
    return refuse(state === 'contested' ? 'already-answered' : 'dispute-not-open');
  }
  const before = decided.filter(({ rulings }) => rulings[0]?.by === 'freelancer');
  const isSame =
    row.answer_says === wanted.says &&
    before.length === wanted.letGo.length &&
    before.every((one) => wanted.letGo.includes(one));
  return isSame ? null : refuse('already-answered');
}

async function accept(at: AtDispute, { person, name }: Doer): Promise<void> {
  const { trx, tell, loaded, booked, row, decided, now } = at;
  await markAnswered(trx, { id: row.id, state: 'accepted', at: now, by: person, says: '' });
  await addRulings(trx, booked, row.id, letGo(decided, person, now));
  const all = decided.map((one) => ({ ...one, outcome: 'refunded' as const }));
  const { back } = await endDispute(trx, booked, row.id, all, { at: now, by: person });
  await note(at, person, 'dispute-accepted', { segments: decided.length });
  await tellAccepted(
    trx,
    tell,
    { loaded, row, lines: at.lines },
    { by: name, back: back.clientTotal, at: now },
  );
}

async function contest(at: AtDispute, wanted: Wanted, { person, name }: Doer): Promise<void> {
  const { trx, tell, loaded, booked, row, now } = at;
  const { says } = wanted;
  await markAnswered(trx, { id: row.id, state: 'contested', at: now, by: person, says });
  await addRulings(trx, booked, row.id, letGo(wanted.letGo, person, now));
  await note(at, person, 'dispute-contested', { segments: at.lines.length, letGo: wanted.letGo.length });
  const answer = { by: name, says, letGo: wanted.letGo.length, at: now, decidesAt: now + DECISION_SECONDS };
  await tellContested(trx, tell, { loaded, row, lines: at.lines }, answer);
}

function letGo(lines: readonly DecidedLine[], person: string, at: Instant): (Ruling & { n: number })[] {
  return lines.map(({ line: { segment, kind } }) => ({
    segment,
    kind,
    n: 1,
    by: 'freelancer',
    outcome: 'refunded',
    says: '',
    person,
    at,
  }));
}

async function note({ trx, row, loaded, now }: AtDispute, person: string, deed: string, more: object) {
  const detail = { week: formatDay(Number(row.week)), dispute: row.id, ...more };
  await noteDeed(trx, { at: now, person, deed, object: loaded.id, detail });
}
