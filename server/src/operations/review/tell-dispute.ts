import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { Week } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import type { DisputedRow, DisputeRow } from '../../store/disputes.ts';
import type { Ruling } from '../../store/rulings.ts';
import { sidesOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';
import { factsOf } from './tell-review.ts';

/** A dispute of which something is told. */
export interface AboutDispute {
  readonly loaded: LoadedContract;
  readonly row: DisputeRow;
  readonly lines: readonly DisputedRow[];
}

/** D2: the client is told of the freelancer's answer; both sides of an answer that silence gave (`by` null). */
export async function tellContested(
  trx: Trx,
  tell: Tell,
  about: AboutDispute,
  answer: { by: string | null; says: string; letGo: number; at: Instant; decidesAt: Instant },
): Promise<void> {
  const { freelancer, clients } = await sides(trx, about);
  const { by, says, letGo, at, decidesAt } = answer;
  const facts = {
    ...ofDispute(about, by ?? '', about.row.net),
    says,
    letGo,
    decidesAt: formatInstant(decidesAt),
  };
  const to = by === null ? [...freelancer, ...clients] : clients;
  const event = `dispute-contested:${about.row.id}`;
  await tell({ to, event, at, told: { kind: 'dispute-contested', facts } });
}

/** D2: the client gets all of it back. */
export async function tellAccepted(
  trx: Trx,
  tell: Tell,
  about: AboutDispute,
  { by, back, at }: { by: string; back: Minor; at: Instant },
): Promise<void> {
  const { clients } = await sides(trx, about);
  const { row } = about;
  const facts = { ...ofDispute(about, by, row.net), back: formatMoney(back, row.currency) };
  await tell({
    to: clients,
    event: `dispute-accepted:${row.id}`,
    at,
    told: { kind: 'dispute-accepted', facts },
  });
}

/** D2: both sides read an operator's reason. */
export async function tellOverruled(
  trx: Trx,
  tell: Tell,
  about: AboutDispute,
  ruling: Ruling & { readonly segment: SegmentNumber; readonly n: number; readonly name: string },
): Promise<void> {
  const { freelancer, clients } = await sides(trx, about);
  const { contract, title, week, dispute } = ofDispute(about, '', 0n);
  const { segment, kind, n, name: by, outcome, says, at } = ruling;
  const facts = {
    contract,
    title,
    week,
    dispute,
    by,
    outcome,
    says,
    start: formatInstant(segmentStart(segment)),
  };
  const event = `dispute-overruled:${dispute}:${segment}:${kind}:${n}`;
  await tell({ to: [...freelancer, ...clients], event, at, told: { kind: 'dispute-overruled', facts } });
}

/** D2: what came of it, for both sides. */
export async function tellDecided(
  trx: Trx,
  tell: Tell,
  about: AboutDispute,
  end: { back: Minor; paid: Minor; refunded: number; at: Instant },
): Promise<void> {
  const { freelancer, clients } = await sides(trx, about);
  const { row } = about;
  const { back, paid, refunded, at } = end;
  const facts = { ...ofDispute(about, '', paid), refunded, back: formatMoney(back, row.currency) };
  const event = `dispute-decided:${row.id}`;
  await tell({ to: [...freelancer, ...clients], event, at, told: { kind: 'dispute-decided', facts } });
}

function sides(trx: Trx, { loaded: { freelancer, organisation } }: AboutDispute) {
  return sidesOf(trx, { freelancer: freelancer.id, organisation: organisation.id }, 'review');
}

function ofDispute({ loaded, row, lines }: AboutDispute, by: string, net: Minor) {
  const week: Week = Number(row.week);
  const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
  return { ...factsOf(loaded, { week, segments: lines.length, seconds, net }), by, dispute: row.id };
}
