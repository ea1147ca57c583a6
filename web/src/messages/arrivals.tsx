import { VisuallyHidden } from '@mantine/core';
import type { Message } from '@stint/wire/threads';
import { useState } from 'react';

const SAID = 120;

/** Says what has come since the conversation was opened, to who does not see it come; nobody is interrupted. */
export function Arrivals({ messages }: { messages: readonly Message[] }) {
  const newest = messages.findLast(({ by, mine }) => by !== null && !mine);
  const [openedAt] = useState(newest?.n ?? 0);
  const isNew = newest !== undefined && newest.n > openedAt;
  return (
    <VisuallyHidden role="status">{isNew ? `${newest.by?.name}: ${wordsOf(newest)}` : ''}</VisuallyHidden>
  );
}

function wordsOf({ says, ask, attachments }: Message): string {
  if (ask) return 'asks to allow manual time';
  if (says !== '') return says.slice(0, SAID);
  return attachments.length === 1 ? 'a file' : `${attachments.length} files`;
}
