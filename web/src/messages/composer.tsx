import { Button } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import type { Thread } from '@stint/wire/threads';
import { IconClockQuestion, IconPaperclip, IconSend } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  lazy,
  Suspense,
  useId,
  useRef,
  useState,
} from 'react';
import styles from './composer.module.css';
import type { Box } from './use-box.ts';

const AskDialog = lazy(() => import('./ask-form.tsx').then((loaded) => ({ default: loaded.AskDialog })));
const BoxFiles = lazy(() => import('./box-files.tsx').then((loaded) => ({ default: loaded.BoxFiles })));

/** Where one writes: words, files, and for a freelancer the question for manual time. */
export function Composer({ box, thread }: { box: Box; thread: Thread }) {
  const hint = useId();
  const { files, waits, tooMany } = box;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    box.send();
  };
  return (
    <form className={styles.composer} onSubmit={submit}>
      <Suspense>{files.length > 0 && <BoxFiles box={box} />}</Suspense>
      {tooMany && (
        <p role="alert" className={styles.fault}>
          {LIMITS.attachments} files are the most for one message.
        </p>
      )}
      <Words box={box} thread={thread} hint={hint} />
      <div className={styles.deeds}>
        <Attach onFiles={box.addFiles} />
        {thread.may.includes('ask-time') && <AskForTime thread={thread} />}
        <span id={hint} className={styles.hint} data-keys={hintOf(box) === KEYS || undefined}>
          {hintOf(box)}
        </span>
        <Button
          type="submit"
          disabled={waits || (box.says.trim() === '' && files.length === 0)}
          leftSection={<IconSend size={17} stroke={1.7} aria-hidden="true" />}
        >
          Send
        </Button>
      </div>
    </form>
  );
}

function Words({ box, thread, hint }: { box: Box; thread: Thread; hint: string }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // An office program hands over its text and a picture of it: the text is meant.
    if (files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    box.addFiles(files);
  };
  return (
    <textarea
      className={styles.says}
      aria-label="Message"
      aria-describedby={hint}
      placeholder={`Write to ${thread.side === 'client' ? thread.freelancer.name : thread.organisation.name}`}
      rows={2}
      dir="auto"
      maxLength={LIMITS.message}
      value={box.says}
      onChange={({ currentTarget }) => box.write(currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}

const NEAR_END = 500;
const KEYS = 'Ctrl + Enter sends';

function hintOf({ waits, says }: Box): string {
  if (waits) return 'Not all files are here yet';
  const left = LIMITS.message - says.length;
  return left < NEAR_END ? `${left} characters left` : KEYS;
}

function AskForTime({ thread }: { thread: Thread }) {
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconClockQuestion size={17} stroke={1.6} aria-hidden="true" />}
        onClick={() => {
          setAsked(true);
          setAsking(true);
        }}
      >
        Ask for manual time
      </Button>
      <Suspense>
        {asked && <AskDialog thread={thread} opened={asking} onClose={() => setAsking(false)} />}
      </Suspense>
    </>
  );
}

function Attach({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files to attach"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPaperclip size={17} stroke={1.6} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        <span className={styles.label}>Attach files</span>
      </Button>
    </>
  );
}
