import { Modal, NativeSelect, Textarea } from '@mantine/core';
import { segmentStart } from '@stint/core/segment';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { time } from '../time/spoken.ts';
import { useEditMemo } from './deeds.ts';
import { primaryOf } from './face.ts';
import type { OfSegment } from './open.ts';
import { UntilLock } from './until-lock.tsx';

/** T3: rewrite a segment's memo, and choose its activity label anew, until its week locks. */
export function MemoDialog(props: OfSegment) {
  const { segment, opened, zone } = props;
  return (
    <Modal
      opened={opened.show === 'memo'}
      onClose={opened.close}
      title={`Memo of ${time(segmentStart(segment), zone)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <UntilLock segment={segment} onClose={opened.close}>
        {(until) => <MemoForm {...props} until={until} />}
      </UntilLock>
    </Modal>
  );
}

function MemoForm({ segment, entries, opened, until }: OfSegment & { until: string }) {
  const { memo: before, label: labelBefore, kind } = primaryOf(entries);
  const [memo, setMemo] = useState(before);
  const [label, setLabel] = useState(labelBefore);
  const edit = useEditMemo(segment);
  const save = () =>
    edit.mutate(label === labelBefore ? { memo } : { memo, label }, {
      onSuccess: () => {
        opened.close();
        notice('Changed; what stood there before stays on record.');
      },
    });
  return (
    <DeedForm
      deed="Save"
      leave="Leave it"
      onDeed={save}
      onLeave={opened.close}
      pending={edit.isPending}
      error={edit.error}
    >
      <Textarea
        label="What the work was"
        description="The client reads this. A blank memo leaves the segment unprotected (P5)."
        value={memo}
        onChange={(event) => setMemo(event.currentTarget.value)}
        maxLength={LIMITS.memo}
        rows={3}
        data-autofocus
      />
      {kind === 'tracked' && <LabelChoice label={label} onLabel={setLabel} />}
      <p className={page.small}>
        Memos can be changed {until} (T3). Earlier ones stay on record, for both of you.
      </p>
    </DeedForm>
  );
}

/** P6: one of the labels of the terms; where they want one, none is no choice. */
function LabelChoice({ label, onLabel }: { label: string | null; onLabel: (label: string | null) => void }) {
  const { activityLabels, labelRequired, minActiveMinutes } = useContract().contract.terms;
  if (activityLabels.length === 0) return null;
  const none = labelRequired && label !== null ? [] : [{ value: '', label: 'No label' }];
  const options = activityLabels.map(({ name, minActiveMinutes: own }) => ({
    value: name,
    label: `${name}: asks for ${own ?? minActiveMinutes} of 10 minutes active`,
  }));
  return (
    <NativeSelect
      label="Activity label"
      description="What sort of work it was, as your contract names them (P6). The client sees the choice, and the one before."
      data={[...none, ...options]}
      value={label ?? ''}
      onChange={({ currentTarget: { value } }) => onLabel(value === '' ? null : value)}
    />
  );
}
