import { parseWeek, type Week } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { documentsOfWeek, type IssuedDocument } from '../../store/invoice-documents.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { LAST_WEEK } from '../diary/read-week.ts';

export interface VisibleWeek {
  readonly visible: Visible;
  readonly week: Week;
  /** In the order of issue. */
  readonly documents: readonly IssuedDocument[];
}

/**
 * What somebody may read of a week's documents: the work is both sides', and what the house takes of one of them is that
 * one's and the operator's. Refusals: `no-such-contract`, `bad-week`.
 */
export async function visibleDocuments(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly week: string },
): Promise<VisibleWeek | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  if (week === null || week > LAST_WEEK) return refuse('bad-week', { field: 'week' });
  const all = await documentsOfWeek(house.db, { contract: visible.id, week });
  return { visible, week, documents: all.filter((one) => mayRead(visible, one)) };
}

function mayRead({ side }: Visible, { kind }: IssuedDocument): boolean {
  return kind === 'work' || side === 'operator' || kind === `${side}-fee`;
}
