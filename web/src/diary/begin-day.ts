import type { QueryClient } from '@tanstack/react-query';
import { diaryOf } from '../api/queries.ts';
import { clock } from '../time/house-clock.ts';
import { dayFrame, dayOf } from '../time/zone.ts';
import { keptZone } from '../time/zone-choice.ts';
import type { DiarySearch } from './search.ts';

/** Reads a day while the code that shows it is still on its way. Where it cannot tell which, the page reads it itself. */
export function beginDay(
  client: QueryClient,
  { contract, day: asked }: { readonly contract: string; readonly day: string },
  { view, as }: DiarySearch,
): void {
  const [zone, now] = [keptZone(), client.getQueryData(clock.queryKey)?.now];
  if (view || as || zone === null || now === undefined) return;
  const day = asked === 'today' ? dayOf(now, zone) : asked;
  void client.prefetchQuery(diaryOf(contract, dayFrame(day, zone)));
}
