import { type Explanation, explain } from '@stint/core/explain/explain';
import { readScenario } from '@stint/core/explain/scenario';
import { DAY_SECONDS, formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { segmentStart, segmentsBetween } from '@stint/core/segment';
import type { Week } from '@stint/core/week';
import { weekSpan } from '@stint/core/week';
import type { Draw } from '@stint/proof/draw';
import type { Contract } from '@stint/wire/contracts';

/** An event of a scenario, as `stint explain` reads it. */
export interface ToldEvent {
  readonly at: string;
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** How a deed went: done, or refused with a code. */
export type Went = 'done' | (string & {});

/** What happened on one contract, written down while it happens: the same story for `stint explain`. */
export class Told {
  private readonly events: { readonly event: ToldEvent; readonly went: Went }[] = [];

  /** Refusals that no rule names (who may raise a rate, say) are the house's own: `explain` knows nothing of them. */
  note(at: Instant, type: string, detail: object = {}, went: Went = 'done'): void {
    if (HOUSE_ONLY.has(went)) return;
    this.events.push({ event: { at: formatInstant(at), type, ...detail }, went });
  }

  /** The code of each refusal, in order. */
  refused(leftOut: LeftOut = () => false): Went[] {
    return this.kept(leftOut).flatMap(({ went }) => (went === 'done' ? [] : [went]));
  }

  /** `contract`: its first terms. `leftOut`: what the house never learned of in time. */
  explained(contract: Contract, week: Week, draw: Draw, leftOut: LeftOut = () => false): Explanation {
    const { from, to } = weekSpan(week);
    const snapshots = segmentsBetween(from - DAY_SECONDS, to + DAY_SECONDS).map((segment) => [
      formatInstant(segmentStart(segment)),
      draw(segment) - segmentStart(segment),
    ]);
    const scenario = {
      contract: contractOf(contract),
      client: { verifiedAt: contract.clientVerifiedAt },
      week: formatDay(week),
      snapshots: Object.fromEntries(snapshots) as Record<string, number>,
      events: this.kept(leftOut).map(({ event }) => event),
    };
    return explain(readScenario(scenario));
  }

  private kept(leftOut: LeftOut) {
    return this.events.filter(({ event }) => !leftOut(event));
  }
}

export type LeftOut = (event: ToldEvent) => boolean;

const HOUSE_ONLY: ReadonlySet<string> = new Set([
  'only-the-client-raises',
  'only-the-freelancer-lowers',
  'clients-only',
  'freelancers-only',
]);

function contractOf({ starts, terms }: Contract) {
  const { pay, rate, currency, weeklyLimitMinutes, manualTime, idleMinutes, minActiveMinutes } = terms;
  const { freelancerFeePercent, clientFeePercent } = terms;
  return {
    starts,
    pay,
    rate,
    currency,
    weeklyLimitMinutes,
    manualTime,
    idleMinutes,
    minActiveMinutes,
    freelancerFeePercent,
    clientFeePercent,
  };
}
