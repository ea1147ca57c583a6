import { Switch, Textarea } from '@mantine/core';
import type { SegmentNumber } from '@stint/core/segment';
import { Refused } from '@stint/wire/client';
import { LIMITS } from '@stint/wire/limits';
import { useEffect, useState } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { caretAtEnd } from '../../parts/caret-at-end.ts';
import { DeedForm } from '../../parts/deed-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import page from '../../parts/page.module.css';
import type { Zone } from '../../time/zone.ts';
import { LabelChoice } from '../label-choice.tsx';
import { memosOf, onlyMemoOf, saidBy } from '../memo-history.ts';
import { KnownMemos, Meanwhile } from '../memo-parts.tsx';
import { changeOf, isSameSaid, type Said } from '../undo/undo.ts';
import { UntilLock } from '../until-lock.tsx';
import { spanName } from './action-bar.tsx';
import { useEditMemos } from './deeds.ts';

/** Another page has deleted all of them: there is nothing left to ask about. */
export function useCloseWhenNone(count: number, onClose: () => void): void {
  useEffect(() => {
    if (count === 0) onClose();
  }, [count, onClose]);
}

export interface OfChoice {
  /** The first that was chosen, whatever has become of it: of its week the lock is told. */
  readonly first: SegmentNumber;
  /** Those of them that are still there. */
  readonly segments: readonly SegmentNumber[];
  readonly diary: DiaryBySegment;
  readonly zone: Zone;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** T3: rewrite the memos of many segments, and choose their activity labels anew, until their weeks lock. */
export function MemosDialog(props: OfChoice) {
  const { first, segments, zone, onClose } = props;
  return (
    <Dialog onClose={onClose} title={`Memo of ${spanName(segments, zone)}`}>
      <UntilLock segment={first} onClose={onClose}>
        {(until) => <MemosForm {...props} until={until} />}
      </UntilLock>
    </Dialog>
  );
}

function MemosForm({ segments, diary, zone, until, onClose, onDone }: OfChoice & { until: string }) {
  const { memo, use, keeps, setKeeps, label, setLabel, others, see, changes } = useDraft(segments, diary);
  const edit = useEditMemos();
  useCloseWhenNone(segments.length, onClose);
  const mayLabel = useHasLabels() && segments.some(isTrackedIn(diary));
  const isMeanwhile = edit.error instanceof Refused && edit.error.letter.code === 'changed-meanwhile';
  return (
    <DeedForm
      deed={`Save for ${segments.length}`}
      leave="Leave them"
      onDeed={() => edit.mutate(changes(), { onSuccess: onDone })}
      onLeave={onClose}
      pending={edit.isPending}
      disabled={keeps && label === undefined}
      error={isMeanwhile && others.length > 0 ? null : edit.error}
    >
      <Textarea
        label="What the work was"
        description="The client reads this. A blank memo leaves the segments unprotected (P5)."
        placeholder={keeps ? 'Each keeps its own' : ''}
        value={memo}
        onChange={(event) => use(event.currentTarget.value)}
        maxLength={LIMITS.memo}
        rows={3}
        onFocus={caretAtEnd}
        data-autofocus
      />
      <KnownMemos
        memos={memosOf(segments, diary).filter(({ memo: known }) => known !== memo)}
        of={segments.length}
        onUse={use}
      />
      {mayLabel && (
        <>
          <Switch
            label="Leave the memos as they are, and change the label alone"
            checked={keeps}
            onChange={(event) => setKeeps(event.currentTarget.checked)}
          />
          <LabelChoice many label={label} onLabel={setLabel} />
        </>
      )}
      <Meanwhile changed={others} zone={zone} onSeen={see} />
      <p className={page.small}>
        All of them change, or none. Memos can be changed {until} (T3), and undone as long. Earlier ones stay
        on record, for both of you.
      </p>
    </DeedForm>
  );
}

function useHasLabels(): boolean {
  return useContract().contract.terms.activityLabels.length > 0;
}

/** What is typed for many segments, and what each of them said when it was. */
function useDraft(segments: readonly SegmentNumber[], diary: DiaryBySegment) {
  const now = saidBy(segments, diary);
  // What the reader has before their eyes; what others change meanwhile is shown, and not written over unseen.
  const [seen, setSeen] = useState<ReadonlyMap<SegmentNumber, Said>>(now);
  const [memo, setMemo] = useState(() => onlyMemoOf(now) ?? '');
  const [keeps, setKeeps] = useState(() => onlyMemoOf(now) === null);
  // Undefined: each keeps its own.
  const [label, setLabel] = useState<string | null | undefined>();
  const isTracked = isTrackedIn(diary);
  const changes = () =>
    segments.flatMap((segment) => {
      const before = seen.get(segment) ?? now.get(segment);
      const own = label !== undefined && isTracked(segment) ? { label } : {};
      return before ? [changeOf(segment, before, keeps ? own : { ...own, memo })] : [];
    });
  const use = (typed: string) => {
    setMemo(typed);
    setKeeps(false);
  };
  const others = [...now].filter(([segment, said]) => !isSameSaid(seen.get(segment) ?? said, said));
  return { memo, use, keeps, setKeeps, label, setLabel, others, see: () => setSeen(now), changes };
}

function isTrackedIn(diary: DiaryBySegment) {
  return (segment: SegmentNumber) => diary.get(segment)?.some(({ kind }) => kind === 'tracked') ?? false;
}
