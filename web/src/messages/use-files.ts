import { type Attachment, removeAttachment } from '@stint/wire/attachments';
import { LIMITS } from '@stint/wire/limits';
import { useCallback, useRef, useState } from 'react';
import { ask } from '../api/house.ts';
import { newId } from '../parts/new-id.ts';
import { TooLarge } from './size.ts';
import { type Uploading, upload } from './upload.ts';

/** A file in the box: on its way, there, or refused. */
export interface BoxFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** From 0 to 1; null once it is there, or is not going on. */
  readonly progress: number | null;
  readonly kept: Attachment | null;
  readonly error: unknown;
}

/** The files of a message that is being written. */
export function useFiles(before: readonly Attachment[]) {
  const [files, setFiles] = useState<readonly BoxFile[]>(() => before.map(thereAlready));
  const sources = useRef(new Map<string, File>());
  const underWay = useRef(new Map<string, Uploading>());

  const change = useCallback((id: string, more: Partial<BoxFile>) => {
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)));
  }, []);

  const begin = useCallback(
    (id: string) => {
      const source = sources.current.get(id);
      if (!source) return;
      const uploading = upload(id, source, (progress) => change(id, { progress }));
      underWay.current.set(id, uploading);
      change(id, { progress: 0, error: null });
      uploading.done
        .then(
          (kept) => change(id, { kept, name: kept.name, progress: null }),
          (error: unknown) => change(id, { error, progress: null }),
        )
        .finally(() => underWay.current.delete(id));
    },
    [change],
  );

  const add = useCallback(
    (chosen: Iterable<File>) => {
      const fresh = [...chosen].map((file) => ({ id: newId(), file }));
      const room = LIMITS.attachments - files.length;
      const taken = fresh.slice(0, Math.max(0, room));
      setFiles((all) => [...all, ...taken.map(({ id, file }) => fromDisk(id, file))]);
      for (const { id, file } of taken) {
        sources.current.set(id, file);
        if (file.size <= LIMITS.attachmentBytes) begin(id);
      }
      return fresh.length - taken.length;
    },
    [begin, files.length],
  );

  const remove = useCallback(
    (id: string) => {
      underWay.current.get(id)?.abort();
      sources.current.delete(id);
      const kept = files.some((one) => one.id === id && one.kept !== null);
      setFiles((all) => all.filter((one) => one.id !== id));
      // It goes by itself after a day, so a house that does not answer changes nothing.
      if (kept) void ask(removeAttachment, { params: { attachment: id } }).catch(() => {});
    },
    [files],
  );

  const clear = useCallback(() => setFiles([]), []);
  return { files, add, remove, retry: begin, clear };
}

function fromDisk(id: string, { name, size }: File): BoxFile {
  const error = size > LIMITS.attachmentBytes ? new TooLarge() : null;
  return { id, name, bytes: size, progress: error ? null : 0, kept: null, error };
}

function thereAlready(kept: Attachment): BoxFile {
  return { id: kept.id, name: kept.name, bytes: kept.bytes, progress: null, kept, error: null };
}
