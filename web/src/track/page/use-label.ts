import { isLabelRequired, labelsOf } from '@stint/tracker/desk/label';
import type { Contract } from '@stint/wire/contracts';
import { useState } from 'react';
import type { View } from '../desk/view.ts';

/** The label that the next Start or change takes, of the contract that is shown: chosen here, in force, or the last one. */
export function useLabel({ tracking, labels }: View, contract: Contract | undefined) {
  const [chosen, setChosen] = useState<{ contract: string; label: string | null } | null>(null);
  const [asked, setAsked] = useState(false);
  const id = contract?.id ?? '';
  const last = tracking?.contract === id ? tracking.label : (labels[id] ?? null);
  const wanted = chosen?.contract === id ? chosen.label : last;
  const label = contract && labelsOf(contract).some(({ name }) => name === wanted) ? wanted : null;
  const lacks = label === null && contract !== undefined && isLabelRequired(contract);
  return {
    label,
    setLabel: (next: string | null) => setChosen({ contract: id, label: next }),
    missing: asked && lacks,
    /** False where the terms want one: that is then said beside the field. */
    isThere: (): boolean => {
      setAsked(lacks);
      return !lacks;
    },
    /** What was chosen is in force now. */
    forget: () => setChosen(null),
  };
}
