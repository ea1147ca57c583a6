import { Skeleton } from '@mantine/core';
import type { Attachment } from '@stint/wire/attachments';
import type { Message, Thread } from '@stint/wire/threads';
import { lazy, Suspense } from 'react';
import { At } from './at.tsx';
import styles from './message.module.css';

const AskCard = lazy(() => import('./ask-card.tsx').then((loaded) => ({ default: loaded.AskCard })));
const FileChip = lazy(() => import('./file-chip.tsx').then((loaded) => ({ default: loaded.FileChip })));

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
      <Suspense fallback={<Skeleton h={140} />}>
        {ask && <AskCard message={message} ask={ask} thread={thread} />}
      </Suspense>
      {says !== '' && <Says says={says} />}
      <Files files={attachments} />
    </li>
  );
}

/** The words of a message. */
export function Says({ says }: { says: string }) {
  return (
    <p dir="auto" className={styles.says}>
      {says}
    </p>
  );
}

/** What hangs on a message. */
export function Files({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      <Suspense fallback={<Skeleton h={34} w={180} />}>
        {files.map((file) => (
          <FileChip key={file.id} file={file} />
        ))}
      </Suspense>
    </div>
  );
}

/** For whom somebody writes, where their name does not say it. */
function sideText(side: NonNullable<Message['by']>['side'], { organisation, agency }: Thread): string {
  if (side === 'client') return organisation.name;
  return side === 'agency' ? (agency?.name ?? 'agency') : 'freelancer';
}
