import { Modal, Textarea } from '@mantine/core';
import { segmentStart } from '@stint/core/segment';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { DeedForm } from '../parts/deed-form.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { time } from '../time/spoken.ts';
import { useEditMemo } from './deeds.ts';
import { primaryOf } from './face.ts';
import type { OfSegment } from './open.ts';
import { UntilLock } from './until-lock.tsx';

/** T3: rewrite a segment's memo until its week locks. */
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
  const [memo, setMemo] = useState(primaryOf(entries).memo);
  const edit = useEditMemo(segment);
  const save = () =>
    edit.mutate(memo, {
      onSuccess: () => {
        opened.close();
        notice('The memo is changed; the earlier one stays on record.');
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
      <p className={page.small}>
        Memos can be changed {until} (T3). Earlier ones stay on record, for both of you.
      </p>
    </DeedForm>
  );
}
