import type { Attachment } from '@stint/wire/attachments';
import { useCallback, useEffect, useState } from 'react';
import { newId } from '../parts/new-id.ts';
import { keepDraft, keptDraft } from './kept.ts';
import type { Letter } from './outbox.ts';
import { type BoxFile, useFiles } from './use-files.ts';

/** What is being written in a thread. */
export interface Box {
  readonly says: string;
  readonly write: (says: string) => void;
  readonly files: readonly BoxFile[];
  readonly addFiles: (files: Iterable<File>) => void;
  readonly removeFile: (id: string) => void;
  readonly retryFile: (id: string) => void;
  /** Some file is on its way or was not taken: nothing is sent without it unasked. */
  readonly waits: boolean;
  readonly tooMany: boolean;
  readonly send: () => void;
}

/** Kept in this browser while it is written; sent as a whole. Mounted anew for each thread. */
export function useBox(
  place: string,
  onSend: (letter: Letter, files: readonly Attachment[]) => Promise<void>,
): Box {
  const [before] = useState(() => keptDraft(place, Date.now()));
  const [says, write] = useState(before.says);
  const [tooMany, setTooMany] = useState(false);
  const { files, add, remove, retry, clear } = useFiles(before.files);
  const kept = files.flatMap((file) => file.kept ?? []);
  const waits = kept.length < files.length;
  const keptAs = JSON.stringify(kept);
  useEffect(() => {
    keepDraft(place, { says, files: JSON.parse(keptAs) as Attachment[] }, Date.now());
  }, [place, says, keptAs]);
  const addFiles = useCallback((chosen: Iterable<File>) => setTooMany(add(chosen) > 0), [add]);
  const send = () => {
    if (waits || (says.trim() === '' && kept.length === 0)) return;
    void onSend({ id: newId(), says, attachments: kept.map(({ id }) => id) }, kept);
    write('');
    clear();
    setTooMany(false);
  };
  return { says, write, files, addFiles, removeFile: remove, retryFile: retry, waits, tooMany, send };
}
