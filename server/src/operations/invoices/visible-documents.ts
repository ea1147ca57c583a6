import type { Source } from '@stint/core/source';
import { parseWeek } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { documentsOf, findDocument, type IssuedDocument } from '../../store/invoice-documents.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { LAST_WEEK } from '../diary/read-week.ts';

/** What somebody may read of the documents of a week, a payment or a milestone. */
export interface VisibleDocuments {
  readonly visible: Visible;
  /** In the order of issue. */
  readonly documents: readonly IssuedDocument[];
}

/** Refusals: `no-such-contract`, `bad-week`. */
export async function visibleOfWeek(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly week: string },
): Promise<VisibleDocuments | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  if (week === null || week > LAST_WEEK) return refuse('bad-week', { field: 'week' });
  return documentsFor(house, visible, { kind: 'week', week });
}

/** One document by its number, and those beside it. Refusals: `no-such-contract`, `no-such-invoice`. */
export async function visibleDocument(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly number: string },
): Promise<(VisibleDocuments & { readonly document: IssuedDocument }) | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const document = await findDocument(house.db, { contract: visible.id, number: asked.number });
  if (!document || !mayRead(visible, document)) return refuse('no-such-invoice', { field: 'number' });
  return { ...(await documentsFor(house, visible, document.source)), document };
}

/** The work is both sides', and what the house takes of one of them is that one's and the operator's. */
export async function documentsFor(
  house: House,
  visible: Visible,
  source: Source,
): Promise<VisibleDocuments> {
  const all = await documentsOf(house.db, { contract: visible.id, source });
  return { visible, documents: all.filter((one) => mayRead(visible, one)) };
}

function mayRead({ side }: Visible, { kind }: IssuedDocument): boolean {
  return kind === 'work' || side === 'operator' || kind === `${side}-fee`;
}
