import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Thread } from '@stint/wire/threads';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { dayName, time } from '../time/spoken.ts';
import { dayOf, type Zone } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import { utcTitle } from './at.tsx';
import { Said } from './event-line.tsx';
import { eventWords } from './event-words.ts';
import styles from './list.module.css';
import { threadPages } from './queries.ts';
import { withWhom } from './with-whom.ts';

/** All conversations, the one with the newest message first. */
export function ThreadList({ open }: { open: string | null }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(threadPages);
  const threads = data?.pages.flatMap((page) => page.threads) ?? [];
  return (
    <nav className={styles.list} aria-label="Conversations">
      {isPending && [0, 1, 2].map((n) => <Skeleton key={n} h={58} m={12} w="auto" />)}
      {error && (
        <div className={styles.fault}>
          <Refusal error={error} compact />
          <Button variant="default" size="compact-sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {data && threads.length === 0 && <Empty />}
      <ul>
        {threads.map((thread) => (
          <Item key={thread.id} thread={thread} isOpen={thread.id === open} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          m={12}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older conversations
        </Button>
      )}
    </nav>
  );
}

function Item({ thread, isOpen }: { thread: Thread; isOpen: boolean }) {
  const { zone } = useZone();
  const now = useNow();
  const { id, unread, title, lastAt } = thread;
  return (
    <li>
      <Link
        to="/messages/$thread"
        params={{ thread: id }}
        className={styles.item}
        data-unread={unread > 0 || undefined}
        aria-current={isOpen ? 'page' : undefined}
      >
        <span className={styles.who}>
          <bdi>{withWhom(thread)}</bdi>
          <time dateTime={lastAt} title={utcTitle(lastAt)}>
            {shortly(toInstant(lastAt), now, zone)}
          </time>
        </span>
        <bdi className={styles.title}>{title}</bdi>
        <span className={styles.last}>
          <span className={styles.words}>
            <LastWords thread={thread} />
          </span>
          {unread > 0 && (
            <span className={styles.count} data-number>
              {unread > 99 ? '99+' : unread}
              <VisuallyHidden> unread</VisuallyHidden>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

function LastWords({ thread: { last } }: { thread: Thread }) {
  const { zone } = useZone();
  if (!last) return null;
  if (last.event) return <Said parts={eventWords(last.event, zone).line} />;
  const files = last.files === 1 ? 'a file' : `${last.files} files`;
  return (
    <>
      {last.mine && 'You: '}
      <bdi>{last.says === '' ? files : last.says}</bdi>
    </>
  );
}

function Empty() {
  return (
    <p className={styles.empty}>
      Nobody has written yet. A conversation begins at a proposal or in a contract: open one and choose
      Messages.
    </p>
  );
}

/** Today by the clock, else by the day. */
function shortly(at: number, now: number, zone: Zone): string {
  const day = dayOf(at, zone);
  return day === dayOf(now, zone) ? time(at, zone) : dayName(day);
}
