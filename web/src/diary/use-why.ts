import { formatDay } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import { type Why, type WhyContext, whyEntry } from '@stint/core/why';
import type { DiaryEntry, Week } from '@stint/wire/diary';
import { entryOfLetter } from '@stint/wire/entry';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { weekOfContract } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { useManualTerms } from '../contract/manual-terms.ts';
import { useNow } from '../time/house-clock.ts';

/** The billing week in which a segment lies. */
export function useWeekOf(segment: number) {
  const { contract } = useContract();
  return useQuery(weekOfContract(contract.id, formatDay(weekOf(segmentStart(segment)))));
}

/** Explains an entry of the open contract by core's own sentences. */
export function useWhy(week: Week): (entry: DiaryEntry) => Why {
  const { contract, side } = useContract();
  const manualTerms = useManualTerms();
  const now = useNow();
  const { terms, clientVerifiedAt } = contract;
  const context: WhyContext = {
    pay: terms.pay,
    currency: terms.currency,
    minActiveMinutes: terms.minActiveMinutes,
    activityLabels: terms.activityLabels,
    limitMinutes: week.limitMinutes,
    verifiedAt: clientVerifiedAt === null ? null : toInstant(clientVerifiedAt),
    manualTerms,
    now,
    // An agency looks on, as an operator does.
    reader: side === 'agency' ? 'operator' : side,
  };
  return (entry) => whyEntry(entryOfLetter(entry, terms.currency), context, entry.seen);
}
