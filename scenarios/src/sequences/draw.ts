import type { Chance } from '../campaign/chance.ts';
import { overLimit } from './bills.ts';
import { DAY, type Fault, LAW, type Law } from './law.ts';
import type { Line, Pair } from './model.ts';

const HOUR = 3600;
const SEGMENT = 600;

/** A week's work: some tracked segments, with and without faults, and some by hand. */
export function drawWork({ terms, verifiedAt }: Pair, monday: number, chance: Chance, law: Law): Line[] {
  const line = (kind: Line['kind'], n: number, faults: readonly Fault[]) => {
    const from = monday + (kind === 'tracked' ? 2 * DAY + 6 * HOUR : 3 * DAY + 8 * HOUR) + n * SEGMENT;
    return { kind, segment: from / SEGMENT, seconds: SEGMENT, anHour: terms.anHour, faults };
  };
  const unverified: Fault[] = verifiedAt === null ? ['unverified'] : [];
  const tracked = Array.from({ length: chance.whole(0, 4) }, (_, n) => {
    const own = ([['low'], ['no memo'], [], []] as const)[chance.whole(0, 3)] ?? [];
    return line('tracked', n, [...unverified, ...own]);
  });
  const manual = Array.from({ length: chance.whole(tracked.length === 0 ? 1 : 0, 3) }, (_, n) =>
    line('manual', n, ['by hand']),
  );
  const fits =
    terms.limitMinutes === null ? null : Math.floor((terms.limitMinutes * 60) / SEGMENT) + law.overLimit;
  return overLimit([...tracked, ...manual], fits);
}

/** The next look at the world: at a border of some pair's time or a second beside it, or some hours on. */
export function drawInstant(pairs: readonly Pair[], now: number, chance: Chance): number {
  const some = pairs[chance.whole(0, pairs.length - 1)];
  const borders = some && chance.whole(0, 2) > 0 ? bordersOf(some) : [];
  const near = borders
    .flatMap((at) => [at - 1, at, at, at + 1])
    .filter((at) => at > now && at < now + 3 * DAY);
  const border = near[chance.whole(0, Math.max(0, near.length - 1))];
  return border ?? now + chance.whole(1, 40) * HOUR + chance.whole(0, 1) * chance.whole(0, HOUR);
}

function bordersOf({ week }: Pair): number[] {
  const last = week.attempts.findLast(({ byHand, state }) => !byHand && state === 'declined');
  return [
    week.monday + LAW.locks,
    week.monday + LAW.reviewEnds,
    week.monday + LAW.holdEnds,
    ...(last ? [last.answeredAt + LAW.retry] : []),
    ...week.disputes.flatMap(({ state, answerBy, answeredAt }) => {
      if (state === 'open') return [answerBy, answerBy + LAW.decision];
      return state === 'contested' && answeredAt !== null ? [answeredAt + LAW.decision] : [];
    }),
  ];
}

/** Banks change their minds, and now and then a wire to the processor loses what is sent: one at a time. */
export function changeLuck(pairs: readonly Pair[], chance: Chance): void {
  for (const pair of pairs) {
    const turn = chance.whole(0, 99);
    if (turn < 6) pair.bank = pair.bank === 'yes' ? 'no' : 'yes';
    if (turn > 89) pair.payee = pair.payee === 'yes' ? 'no' : 'yes';
  }
  const down = pairs.find(({ wire }) => wire !== 'up');
  if (down && (chance.whole(0, 1) === 0 || waitingOf(down) > 1)) down.wire = 'up';
  if (down) return;
  // Mostly one that is still to be charged: that is when a wire matters most.
  const uncharged = pairs.filter(
    ({ verifiedAt, week }) => verifiedAt !== null && week.attempts.every(({ state }) => state === 'declined'),
  );
  const some = uncharged.length > 0 && chance.whole(0, 2) > 0 ? uncharged : pairs;
  const one = some[chance.whole(0, some.length - 1)];
  if (one && waitingOf(one) < 2) one.wire = chance.whole(0, 1) === 0 ? 'lost' : 'lost answers';
}

/** What could ask the processor without an answer at every tick: of three such the clock lets the others wait, too. */
function waitingOf({ week, stone, payouts, bonuses }: Pair): number {
  const disputes = week.disputes.filter(({ state }) => state === 'open' || state === 'contested');
  const refunds = week.refunds.filter(({ state }) => state === 'asked' || state === 'waiting');
  const charging = bonuses.filter(({ state }) => state === 'charging');
  return (
    charging.length +
    Number(stone?.deposits.some(({ state }) => state === 'asked') === true) +
    Number(stone?.back?.isSent === false) +
    disputes.length +
    refunds.length +
    payouts.filter(({ state }) => state === 'asked').length
  );
}
