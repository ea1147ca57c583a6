import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { type ChoiceStore, makeChoiceStore, type Reach } from './choice-store.ts';
import { ChoiceContext } from './use-choice.ts';

interface ChoiceGroundProps {
  readonly reach: Reach;
  /** Some of the chosen are no longer there: another page has deleted them. */
  readonly onGone?: (count: number) => void;
  readonly children: ReactNode;
}

/** Where segments can be chosen: a grid, a list. Give it a `key` of what it shows, so that each begins with nothing. */
export function ChoiceGround({ reach, onGone, children }: ChoiceGroundProps) {
  const [store] = useState<ChoiceStore>(makeChoiceStore);
  useEffect(() => {
    const gone = store.setReach(reach);
    if (gone > 0) onGone?.(gone);
  }, [store, reach, onGone]);
  return <ChoiceContext value={store}>{children}</ChoiceContext>;
}
