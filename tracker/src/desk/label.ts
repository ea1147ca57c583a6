import type { OpenSession } from '@stint/core/session';
import type { ActivityLabel, Contract } from '@stint/wire/contracts';

/** The activity labels of a contract's terms (P6). A list that an earlier tracker kept on the disk knows of none. */
export function labelsOf({ terms }: Pick<Contract, 'terms'>): readonly ActivityLabel[] {
  const kept: Partial<Contract['terms']> = terms;
  return kept.activityLabels ?? [];
}

export function isLabelRequired({ terms }: Pick<Contract, 'terms'>): boolean {
  const kept: Partial<Contract['terms']> = terms;
  return kept.labelRequired ?? false;
}

export type LabelRefusal = 'label-required' | 'no-such-label';

/** Before work is done, so that nobody learns afterwards what was missing. Null: the contract can be worked on with it. */
export function refuseLabel(contract: Contract, label: string | null): LabelRefusal | null {
  if (label === null) return isLabelRequired(contract) ? 'label-required' : null;
  return labelsOf(contract).some(({ name }) => name === label) ? null : 'no-such-label';
}

export function labelNow(open: OpenSession): string | null {
  return open.memos.at(-1)?.label ?? null;
}
