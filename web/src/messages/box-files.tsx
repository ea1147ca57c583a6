import { Button, CloseButton } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { sayError } from '../parts/refusal.tsx';
import { FileIcon } from './file-chip.tsx';
import styles from './files.module.css';
import { sizeOf, TooLarge } from './size.ts';
import type { Box } from './use-box.ts';
import type { BoxFile } from './use-files.ts';

/** The files of what is being written: how far each has come, what is wrong with it, and how to take it out. */
export function BoxFiles({
  box: { files, removeFile, retryFile },
}: {
  box: Pick<Box, 'files' | 'removeFile' | 'retryFile'>;
}) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.box} aria-label="Files of this message">
      {files.map((file) => (
        <li key={file.id} className={styles.chip} data-bad={file.error !== null || undefined}>
          <FileIcon type={file.kept?.type ?? null} />
          <bdi className={styles.name}>{file.name}</bdi>
          <span className={styles.size}>{sizeOf(file.bytes)}</span>
          {file.progress !== null && (
            <progress
              className={styles.progress}
              value={file.progress}
              aria-label={`${file.name} is on its way`}
            />
          )}
          {file.error !== null && <Fault file={file} onRetry={() => retryFile(file.id)} />}
          <CloseButton size="sm" aria-label={`Remove ${file.name}`} onClick={() => removeFile(file.id)} />
        </li>
      ))}
    </ul>
  );
}

function Fault({ file: { error }, onRetry }: { file: BoxFile; onRetry: () => void }) {
  if (error instanceof TooLarge) {
    return (
      <span role="alert" className={styles.fault}>
        Ten megabytes is the most.
      </span>
    );
  }
  const { message, mend } = sayError(error);
  // What the house does not take, it does not take the second time either.
  if (error instanceof Refused && [400, 409, 415].includes(error.status)) {
    return (
      <span role="alert" className={styles.fault}>
        {message} {mend}
      </span>
    );
  }
  return (
    <>
      <span role="alert" className={styles.fault}>
        {message}
      </span>
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </>
  );
}
