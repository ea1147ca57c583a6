import { Button, Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { Refusal } from '../parts/refusal.tsx';
import { useZone } from '../time/zone-choice.ts';
import { Arrivals } from './arrivals.tsx';
import { Composer } from './composer.tsx';
import { Hint } from './hint.tsx';
import { useOutbox } from './outbox.ts';
import { OutgoingBubble } from './outgoing.tsx';
import styles from './pane.module.css';
import { PaneHead } from './pane-head.tsx';
import { keyOf, RowLine } from './row-line.tsx';
import { rowsOf } from './rows.ts';
import { useBox } from './use-box.ts';
import { useDrop } from './use-drop.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useScroll } from './use-scroll.ts';
import { type ReadThread, useThread } from './use-thread.ts';
import { withWhom } from './with-whom.ts';

const inside = getRouteApi('/inside');

/** One conversation. `framed`: in a page that says already whose it is. */
export function ThreadPane({ id, framed = false }: { id: string; framed?: boolean }) {
  const { read, error, retry } = useThread(id);
  if (read) return <Opened key={id} read={read} framed={framed} />;
  return (
    <section className={styles.pane} aria-label="Conversation" aria-busy={!error}>
      <div className={styles.wait}>
        {error ? (
          <>
            <Refusal error={error} />
            <Button variant="default" onClick={retry}>
              Try again
            </Button>
          </>
        ) : (
          [0, 1, 2, 3].map((n) => (
            <Skeleton key={n} h={54} w={n % 2 === 0 ? '62%' : '48%'} ml={n % 2 === 0 ? 0 : 'auto'} />
          ))
        )}
      </div>
    </section>
  );
}

function Opened({ read, framed }: { read: ReadThread; framed: boolean }) {
  const { person } = inside.useRouteContext();
  const { thread, messages } = read;
  const { outgoing, send, drop } = useOutbox(person.id, thread.id, messages);
  const box = useBox(`${person.id}:${thread.id}`, send);
  const mayWrite = thread.may.includes('write');
  const { over, ...drops } = useDrop(mayWrite ? box.addFiles : null);
  return (
    <section
      className={styles.pane}
      data-framed={framed || undefined}
      data-over={over || undefined}
      aria-label={`Conversation with ${withWhom(thread)}`}
      {...drops}
    >
      {!framed && <PaneHead thread={thread} />}
      <Lines read={read}>
        {outgoing.map((one) => (
          <OutgoingBubble
            key={one.letter.id}
            outgoing={one}
            onAgain={() => void send(one.letter, one.files)}
            onDrop={() => drop(one.letter.id)}
          />
        ))}
      </Lines>
      <Arrivals messages={messages} />
      <Hint thread={thread} />
      {mayWrite ? (
        <Composer box={box} thread={thread} />
      ) : (
        <p className={styles.looksOn}>
          Your role lets you read here, and not write. An owner of the team can change it.
        </p>
      )}
    </section>
  );
}

/** What was written, with what is on its way below it. */
function Lines({ read, children }: { read: ReadThread; children: readonly ReactNode[] }) {
  const { thread, messages, older } = read;
  const { zone } = useZone();
  const [openedAt] = useState(thread.readN);
  const rows = useMemo(() => rowsOf(messages, zone, openedAt), [messages, zone, openedAt]);
  const [firstN, lastN] = [messages[0]?.n ?? 0, messages.at(-1)?.n ?? 0];
  const scroll = useScroll(firstN, lastN, children.length);
  useMarkRead(thread.id, { lastN, readN: thread.readN }, scroll.atEnd);
  return (
    <div className={styles.middle}>
      <section
        className={styles.scroll}
        ref={scroll.box}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label="Messages"
      >
        {older && (
          <Button
            variant="default"
            size="compact-sm"
            loading={older.loading}
            onClick={older.show}
            className={styles.older}
          >
            Show older messages
          </Button>
        )}
        {rows.length + children.length === 0 && <Empty thread={thread} />}
        <ol className={styles.rows}>
          {rows.map((row) => (
            <RowLine key={keyOf(row)} row={row} thread={thread} />
          ))}
          {children}
        </ol>
      </section>
      {!scroll.atEnd && <ToEnd isNews={thread.unread > 0} onClick={scroll.toEnd} />}
    </div>
  );
}

function ToEnd({ isNews, onClick }: { isNews: boolean; onClick: () => void }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={styles.toEnd}
      onClick={onClick}
      leftSection={<IconArrowDown size={15} aria-hidden="true" />}
    >
      {isNews ? 'New messages' : 'To the newest'}
    </Button>
  );
}

function Empty({ thread }: Pick<ReadThread, 'thread'>) {
  return (
    <p className={styles.empty}>
      Nothing is written here yet. What you write to <bdi>{withWhom(thread)}</bdi> is read by both sides alone
      {thread.contract === null ? '' : '; what happens to the contract stands between the messages'}.
    </p>
  );
}
