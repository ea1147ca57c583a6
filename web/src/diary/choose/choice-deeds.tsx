import { VisuallyHidden } from '@mantine/core';
import { useCallback, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import type { Zone } from '../../time/zone.ts';
import { ManualDialog } from '../manual-form.tsx';
import { ActionBar } from './action-bar.tsx';
import type { ChoiceDeed } from './choice-store.ts';
import { DeletionDialog } from './deletion-dialog.tsx';
import { MemosDialog } from './memos-dialog.tsx';
import { isWork, spanOfRun } from './reach.ts';
import { sayChosen, sumOf } from './sum.ts';
import { useChoice, useChoiceStore } from './use-choice.ts';

/** What can be done with what is chosen: the bar, its dialogs, and the words for those who do not see it. */
export function ChoiceDeeds({ diary, zone }: { diary: DiaryBySegment; zone: Zone }) {
  const store = useChoiceStore();
  const { currency } = useContract().contract.terms;
  // The cells come first: while they are dragged over, the sums follow as they can.
  const chosen = useDeferredValue(useChoice().chosen);
  const sum = useMemo(() => sumOf(chosen, diary, store.reach(), currency), [chosen, diary, store, currency]);
  const leave = useCallback(() => {
    store.setSelecting(false);
    store.clear();
    focusCell();
  }, [store]);
  return (
    <>
      <Told says={sayChosen(chosen.size, sum, currency)} />
      {chosen.size > 0 && <ActionBar count={chosen.size} sum={sum} zone={zone} onClear={leave} />}
      <AskedDialog diary={diary} zone={zone} onDone={leave} />
    </>
  );
}

interface AskedDialogProps {
  readonly diary: DiaryBySegment;
  readonly zone: Zone;
  readonly onDone: () => void;
}

/** The dialog of what is about to be done; nobody but the freelancer is ever asked for one. */
function AskedDialog(props: AskedDialogProps) {
  const store = useChoiceStore();
  const { side } = useContract();
  const asked = useSyncExternalStore(store.listen, store.asked);
  return side === 'freelancer' && asked !== null && <Asked key={asked} asked={asked} {...props} />;
}

/** It is about what was chosen when it was opened, less what another page deletes meanwhile. */
function Asked({ asked, diary, zone, onDone }: AskedDialogProps & { asked: ChoiceDeed }) {
  const store = useChoiceStore();
  const { currency } = useContract().contract.terms;
  // Of the choice itself: the sums of the bar may still be on their way.
  const [{ worked, free }] = useState(() => sumOf(store.get().chosen, diary, store.reach(), currency));
  const close = useCallback(() => {
    store.ask(null);
    focusCell();
  }, [store]);
  const done = () => {
    store.ask(null);
    onDone();
  };
  const span = spanOfRun(free);
  const segments = worked.filter((segment) => diary.get(segment)?.some(isWork));
  const isAboutNothing = asked === 'manual' ? span === null : worked.length === 0;
  useEffect(() => {
    if (isAboutNothing) close();
  }, [isAboutNothing, close]);
  if (isAboutNothing) return null;
  if (asked === 'manual') {
    return span && <ManualDialog opened span={span} onClose={close} onDone={done} />;
  }
  const same = { first: worked[0] ?? 0, segments, diary, zone, onClose: close, onDone: done };
  return asked === 'memos' ? <MemosDialog {...same} /> : <DeletionDialog {...same} />;
}

/** Says what is chosen once it has been so for a moment: a drag over fifty cells is told once. */
function Told({ says }: { says: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold((before) => (before === '' && says === NONE ? '' : says)), 250);
    return () => clearTimeout(timer);
  }, [says]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {told}
    </VisuallyHidden>
  );
}

const NONE = 'Nothing chosen';

/** Back to the cell that Tab reaches, once what had the focus is gone. */
function focusCell(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[data-segment][tabindex="0"]')?.focus();
  });
}
