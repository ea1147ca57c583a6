import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { isRefusal, type Refusal, refuse } from '@stint/core/refusal';
import { SEGMENT_SECONDS, segmentOf, segmentStart } from '@stint/core/segment';
import { clip, type Span } from '@stint/core/span';
import { isLocked, weekOf, weekSpan } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import { instantsOf } from './standing.ts';

/** A time away, as far as an offer looks at it. `to` null: nobody has come back yet. */
export interface TimeAway {
  readonly from: Instant;
  readonly to: Instant | null;
  /** M1: whether the terms allowed manual time when it began; the client cannot take that back. */
  readonly mayClaim: boolean;
}

/**
 * M5: the longest span inside an away that can be written in as manual time by what this tracker knows; the house
 * decides (M3 asks all trackers). Null `contract`: the house lists it no more.
 * ```
 * away            [10:03 ============================ 10:44)     boundaries of `segment` pay lie ten minutes apart
 * offered                   [10:10 ============ 10:40)           whole segments only, none that runs (M2)
 * ```
 * Refusals, as of M1 and M2: `manual-time-not-allowed`, `outside-contract`, `week-locked`, `not-on-boundary` (no
 * whole piece lies in it), `segment-running` (it will be one once the segment is over).
 */
export function offerOf(away: TimeAway, contract: Contract | null, now: Instant): Span | Refusal {
  if (!contract) return refuse('outside-contract');
  const { terms } = contract;
  if (!away.mayClaim && !terms.manualTime) return refuse('manual-time-not-allowed');
  const inside = clip({ from: away.from, to: away.to ?? now }, lifeOf(contract));
  if (!inside) return refuse('outside-contract');
  const open = weeksOf(inside).filter(({ from }) => !isLocked(weekOf(from), now));
  if (open.length === 0) return refuse('week-locked');
  const step = terms.pay === 'segment' ? SEGMENT_SECONDS : MINUTE_SECONDS;
  const over = segmentStart(segmentOf(now));
  const best = longest(open.map(({ from, to }) => inward({ from, to: Math.min(to, over) }, step)));
  if (best) return best;
  return refuse(longest(open.map((part) => inward(part, step))) ? 'segment-running' : 'not-on-boundary');
}

/** Can anything of it be claimed, now or once the running segment is over? */
export function isOffered(away: TimeAway, contract: Contract | null, now: Instant): boolean {
  const offer = offerOf(away, contract, now);
  return !isRefusal(offer) || offer.refused === 'segment-running';
}

/** As far as the tracker knows it: of the pauses only one that lasts. */
function lifeOf(contract: Contract): Span {
  const { starts, endedAt, pausedAt } = instantsOf(contract);
  const never = Number.POSITIVE_INFINITY;
  return { from: starts, to: Math.min(endedAt ?? never, pausedAt ?? never) };
}

/** M2: manual time does not cross from one week into the next. */
function weeksOf(span: Span): Span[] {
  const parts: Span[] = [];
  for (let from = span.from; from < span.to; from = weekSpan(weekOf(from)).to) {
    parts.push({ from, to: Math.min(span.to, weekSpan(weekOf(from)).to) });
  }
  return parts;
}

function inward({ from, to }: Span, step: number): Span {
  return { from: Math.ceil(from / step) * step, to: Math.floor(to / step) * step };
}

/** Of equal ones the latest; null where all are empty. */
function longest(spans: readonly Span[]): Span | null {
  return spans.reduce<Span | null>((best, span) => {
    const length = span.to - span.from;
    return length > 0 && length >= (best ? best.to - best.from : 0) ? span : best;
  }, null);
}
