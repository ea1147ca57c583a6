import { segmentStart } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type DiaryBySegment, diaryOf } from '../api/queries.ts';
import type { OpenContract } from '../contract/context.ts';
import { type Day, dayFrame, weekDays, type Zone } from '../time/zone.ts';

/** A day's diary; out of its week if that was read already, until it is read itself. */
export function useDay(
  { contract: { id: contract }, live, as }: OpenContract,
  day: Day,
  zone: Zone,
  enabled = true,
) {
  const client = useQueryClient();
  const span = useMemo(() => dayFrame(day, zone), [day, zone]);
  const week = client.getQueryData<DiaryBySegment>(diaryOf(contract, weekFrame(day, zone), as).queryKey);
  // The same map as long as it is the same day: a new one each time would draw the page again and again.
  const meanwhile = useMemo(() => week && within(week, span), [week, span]);
  return useQuery({
    ...diaryOf(contract, span, as),
    enabled,
    ...(meanwhile ? { placeholderData: meanwhile } : {}),
    // Without the stream of changes it is asked for again and again.
    refetchInterval: live ? false : 30_000,
  });
}

/** The diary of the calendar's week that a day is in. */
export function useWeek(
  { contract: { id: contract }, live, as }: OpenContract,
  day: Day,
  zone: Zone,
  enabled = true,
) {
  return useQuery({
    ...diaryOf(contract, weekFrame(day, zone), as),
    enabled,
    refetchInterval: live ? false : 30_000,
  });
}

/** Monday to Sunday of the reader's calendar, as one span. */
export function weekFrame(day: Day, zone: Zone): Span {
  const days = weekDays(day);
  return { from: dayFrame(days[0] ?? day, zone).from, to: dayFrame(days[6] ?? day, zone).to };
}

/** The part of a diary whose segments start in a span. */
export function within(diary: DiaryBySegment, span: Span): DiaryBySegment {
  return new Map([...diary].filter(([segment]) => holds(span, segmentStart(segment))));
}
