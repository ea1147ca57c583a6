import { LIMITS } from '@stint/wire/limits';
import type { Timeline } from '@stint/wire/timeline';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { loadTerms } from '../../store/contracts.ts';
import { loadTimeline, type TimelinePlace } from '../../store/timeline.ts';
import { timelineItem } from './timeline-item.ts';
import { visibleContract } from './visible.ts';

/** What happened on a contract, the newest first; a page of it, read by both sides. Refusal: `no-such-contract`. */
export async function readTimeline(
  house: House,
  actor: Actor,
  asked: { contract: string; before?: string | undefined; of: 'all' | 'terms' },
): Promise<Timeline | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const versions = await loadTerms(house.db, [visible.id]);
  const page = { of: asked.of, before: placeOf(asked.before), limit: LIMITS.timeline + 1 };
  const rows = await loadTimeline(house.db, visible.id, page);
  const shown = rows.slice(0, LIMITS.timeline);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  const { currency } = visible.contract;
  return {
    items: shown.map((row) => timelineItem(row, { currency, versions })),
    next: last ? `${last.at}.${last.rank}.${last.n}` : null,
  };
}

/** A page goes on after the last item of the one before, by its place. */
function placeOf(before: string | undefined): TimelinePlace | null {
  if (before === undefined) return null;
  const [at = 0, rank = 0, n = 0] = before.split('.').map(Number);
  return { at, rank, n };
}
