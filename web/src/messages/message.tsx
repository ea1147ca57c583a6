import { Button } from '@mantine/core';
import type { Attachment } from '@stint/wire/attachments';
import type { Message, Thread } from '@stint/wire/threads';
import { IconAlertCircle } from '@tabler/icons-react';
import { sayError } from '../parts/refusal.tsx';
import { AskCard } from './ask-card.tsx';
import { At } from './at.tsx';
import { FileChip } from './file-chip.tsx';
import styles from './message.module.css';
import type { Outgoing } from './outbox.ts';

/** What somebody wrote: rendered as text, whatever it is. */
export function MessageBubble({
  message,
  begins,
  thread,
}: {
  message: Message;
  begins: boolean;
  thread: Thread;
}) {
  const { by, mine, says, attachments, ask } = message;
  return (
    <li className={styles.message} data-mine={mine || undefined} data-begins={begins || undefined}>
      {begins && (
        <p className={styles.writer}>
          <bdi>{mine ? 'You' : by?.name}</bdi>
          {!mine && by && <span>{sideText(by.side, thread)}</span>}
          <At at={message.at} />
        </p>
      )}
      {ask && <AskCard message={message} ask={ask} thread={thread} />}
      {says !== '' && <Says says={says} />}
      <Files files={attachments} />
    </li>
  );
}

/** A message on its way, or one that has not arrived. */
export function OutgoingBubble({
  outgoing: { letter, files, error },
  onAgain,
  onDrop,
}: {
  outgoing: Outgoing;
  onAgain: () => void;
  onDrop: () => void;
}) {
  return (
    <li className={styles.message} data-mine data-begins data-going={error === null || undefined}>
      <p className={styles.writer}>You{error === null && <span>sending…</span>}</p>
      {letter.ask && <Says says={`Manual time asked for: ${letter.ask.reason}`} />}
      {letter.says !== '' && <Says says={letter.says} />}
      <Files files={files} />
      {error !== null && (
        <div role="alert" className={styles.failed}>
          <p>
            <IconAlertCircle size={16} aria-hidden="true" /> <strong>Not sent.</strong> {sayFailure(error)}
          </p>
          <div>
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              Try again
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={onDrop}>
              Throw away
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Says({ says }: { says: string }) {
  return (
    <p dir="auto" className={styles.says}>
      {says}
    </p>
  );
}

function Files({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      {files.map((file) => (
        <FileChip key={file.id} file={file} />
      ))}
    </div>
  );
}

/** For whom somebody writes, where their name does not say it. */
function sideText(side: NonNullable<Message['by']>['side'], { organisation, agency }: Thread): string {
  if (side === 'client') return organisation.name;
  return side === 'agency' ? (agency?.name ?? 'agency') : 'freelancer';
}

/** It has one id: sent twice it is there once. */
function sayFailure(error: unknown): string {
  const { message, mend } = sayError(error);
  if (mend === undefined || mend.startsWith('Nothing is known')) {
    return 'Whether it has arrived is not known; trying again never sends it twice.';
  }
  return `${message} ${mend}`;
}
