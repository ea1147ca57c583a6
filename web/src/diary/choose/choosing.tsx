import type { Span } from '@stint/core/span';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { atFirstTouch } from '../../parts/first-touch.ts';
import { notice } from '../../parts/notice-board.tsx';
import type { Zone } from '../../time/zone.ts';
import { makeChoiceStore } from './choice-store.ts';
import { ChooseTools } from './choose-tools.tsx';
import { workedIn } from './reach.ts';
import { ChoiceContext } from './use-choice.ts';
import { useFree } from './use-free.ts';

const openDeeds = () => import('./choice-deeds.tsx');
const ChoiceDeeds = lazy(() => openDeeds().then((loaded) => ({ default: loaded.ChoiceDeeds })));

export interface ChoosingProps {
  /** All that the span holds; undefined while it is read. */
  readonly diary: DiaryBySegment | undefined;
  /** The part of it that is shown: nothing else can be chosen. */
  readonly shown: DiaryBySegment | undefined;
  readonly span: Span;
  readonly zone: Zone;
  /** A grid or list whose cells use `useChosenCell`, and its ground `usePress`. */
  readonly children: ReactNode;
}

/**
 * Where segments can be chosen, and what can be done with those that are: a bar below, its dialogs, and what is told of
 * it. Give it a `key` of what it shows, so that each begins with nothing chosen.
 */
export function Choosing({ diary, shown, span, zone, children }: ChoosingProps) {
  const [store] = useState(makeChoiceStore);
  const [touched, setTouched] = useState(false);
  const free = useFree(span, diary);
  const worked = useMemo(() => workedIn(shown ?? EMPTY), [shown]);
  const held = useMemo(() => workedIn(diary ?? EMPTY), [diary]);
  const ground = useMemo(() => ({ store, free }), [store, free]);
  const heldBefore = useRef(held);
  useEffect(() => {
    if (!diary) return;
    const gone = store.setReach({ worked, free });
    const deleted = gone.filter((segment) => heldBefore.current.has(segment) && !held.has(segment)).length;
    heldBefore.current = held;
    if (deleted > 0) notice(sayGone(deleted));
  }, [store, diary, worked, free, held]);
  useEffect(() => {
    return atFirstTouch(() => {
      setTouched(true);
      void openDeeds().catch(() => {});
    });
  }, []);
  return (
    <ChoiceContext value={ground}>
      {(worked.size > 0 || free.size > 0) && <ChooseTools />}
      {children}
      <Suspense>{touched && diary && <ChoiceDeeds diary={diary} zone={zone} />}</Suspense>
    </ChoiceContext>
  );
}

function sayGone(count: number): string {
  return count === 1
    ? 'One of the chosen segments was deleted meanwhile: it is no longer among them.'
    : `${count} of the chosen segments were deleted meanwhile: they are no longer among them.`;
}

const EMPTY: DiaryBySegment = new Map();
