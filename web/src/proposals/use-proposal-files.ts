import type { Attachment } from '@stint/wire/attachments';
import { useEffect, useState } from 'react';
import { useFiles } from '../messages/use-files.ts';

/** The files of a proposal that is being written; what has arrived is told to `keep`, to stand in the draft. */
export function useProposalFiles(before: readonly Attachment[], keep: (files: Attachment[]) => void) {
  const { files, add, remove, retry } = useFiles(before);
  const [tooMany, setTooMany] = useState(false);
  const kept = JSON.stringify(files.flatMap((file) => file.kept ?? []));
  const [told, setTold] = useState(kept);
  useEffect(() => {
    if (kept === told) return;
    setTold(kept);
    keep(JSON.parse(kept) as Attachment[]);
  }, [kept, told, keep]);
  return {
    files,
    addFiles: (chosen: Iterable<File>) => setTooMany(add(chosen) > 0),
    removeFile: remove,
    retryFile: retry,
    tooMany,
    /** Some file is on its way or was not taken: nothing is sent without it unasked. */
    waits: files.some((file) => file.kept === null),
  };
}

export type ProposalFiles = ReturnType<typeof useProposalFiles>;
