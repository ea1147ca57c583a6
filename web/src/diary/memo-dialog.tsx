import { Textarea } from '@mantine/core';
import { segmentStart } from '@stint/core/segment';
import { Refused } from '@stint/wire/client';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { caretAtEnd } from '../parts/caret-at-end.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import page from '../parts/page.module.css';
import { refusalOf } from '../parts/refusal.tsx';
import { time } from '../time/spoken.ts';
import { useEditMemos } from './choose/deeds.ts';
import { LabelChoice } from './label-choice.tsx';
import { memosOf } from './memo-history.ts';
import { KnownMemos, Meanwhile, NothingLeft } from './memo-parts.tsx';
import type { OfSegment } from './open.ts';
import { changeOf, isSameSaid, type Said, saidOf } from './undo/undo.ts';
import { UntilLock } from './until-lock.tsx';

/** T3: rewrite a segment's memo, and choose its activity label anew, until its week locks. */
export function MemoDialog(props: OfSegment) {
  const { segment, opened, zone } = props;
  return (
    <Dialog
      opened={opened.show === 'memo'}
      onClose={opened.close}
      title={`Memo of ${time(segmentStart(segment), zone)}`}
    >
      <UntilLock segment={segment} onClose={opened.close}>
        {(until) => <MemoForm {...props} until={until} />}
      </UntilLock>
    </Dialog>
  );
}

function MemoForm({ segment, entries, opened, zone, until }: OfSegment & { until: string }) {
  const said = saidOf(entries);
  const now = said ?? NOTHING_SAID;
  // What the reader has before their eyes; what another tab changes meanwhile is shown, and not written over unseen.
  const [seen, setSeen] = useState<Said>(now);
  const [memo, setMemo] = useState(now.memo);
  const [label, setLabel] = useState(now.label);
  const edit = useEditMemos();
  const save = () =>
    edit.mutate([changeOf(segment, seen, label === seen.label ? { memo } : { memo, label })], {
      onSuccess: opened.close,
    });
  const others = isSameSaid(seen, now) ? [] : [[segment, now] as const];
  const { error, ofMemo, ofLabel } = errorsOf(edit.error, others.length > 0);
  return (
    <DeedForm
      deed="Save"
      leave="Leave it"
      onDeed={save}
      onLeave={opened.close}
      pending={edit.isPending}
      disabled={said === null}
      error={said === null ? null : error}
    >
      <Textarea
        label="What the work was"
        description="The client reads this. A blank memo leaves the segment unprotected (P5)."
        value={memo}
        onChange={(event) => setMemo(event.currentTarget.value)}
        maxLength={LIMITS.memo}
        rows={3}
        error={ofMemo}
        onFocus={caretAtEnd}
        data-autofocus
      />
      <KnownMemos
        memos={memosOf([segment], new Map([[segment, entries]])).filter(({ memo: known }) => known !== memo)}
        of={1}
        onUse={setMemo}
      />
      {entries.some(({ kind }) => kind === 'tracked') && (
        <LabelChoice label={label} onLabel={(chosen) => setLabel(chosen ?? null)} error={ofLabel} />
      )}
      {said ? <Meanwhile changed={others} zone={zone} onSeen={() => setSeen(now)} /> : <NothingLeft />}
      <p className={page.small}>
        Memos can be changed {until} (T3), and undone as long. Earlier ones stay on record, for both of you.
      </p>
    </DeedForm>
  );
}

/** Each refusal beside its field; what was changed meanwhile stands below, as it is now. */
function errorsOf(error: unknown, isShown: boolean) {
  const isMeanwhile = error instanceof Refused && error.letter.code === 'changed-meanwhile';
  if (isMeanwhile) return { error: isShown ? null : error, ofMemo: null, ofLabel: null };
  const [ofMemo, ofLabel] = [refusalOf(error, 'edits.0.memo'), refusalOf(error, 'edits.0.label')];
  return { error: ofMemo === null && ofLabel === null ? error : null, ofMemo, ofLabel };
}

const NOTHING_SAID: Said = { memo: '', label: null, manualMemo: null };
