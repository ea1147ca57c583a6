import { Button, Skeleton } from '@mantine/core';
import type { Notification } from '@stint/wire/notifications';
import type { Speaker } from '@stint/wire/words/speaker';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import styles from './loaded.module.css';
import { notificationPages } from './queries.ts';
import { InLanguage, useSpeaker } from './spoken.tsx';

interface Shown {
  readonly notifications: readonly Notification[];
  readonly speaker: Speaker;
  /** Null when there are no older ones. */
  readonly older: { show(): void; loading: boolean } | null;
}

/** The notifications in their reader's language; a skeleton meanwhile, and a way to try again where they cannot be read. */
export function Loaded({
  className,
  children,
}: {
  className?: string | undefined;
  children: (shown: Shown) => ReactNode;
}) {
  const speaker = useSpeaker();
  const query = useInfiniteQuery(notificationPages);
  if (!speaker) return <Skeleton h={180} aria-label="Reading your notifications" role="status" />;
  const { page } = speaker.words;
  return (
    <InLanguage language={speaker.language} className={className}>
      {query.isPending && (
        <div role="status" aria-label={page.loading} className={styles.wait}>
          <Skeleton h={64} />
          <Skeleton h={64} />
        </div>
      )}
      {query.isError && (
        <div role="alert" className={styles.failed}>
          <span>{page.failed}</span>
          <Button
            variant="default"
            size="compact-sm"
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {page.again}
          </Button>
        </div>
      )}
      {query.data &&
        children({
          notifications: query.data.pages.flatMap(({ notifications }) => notifications),
          speaker,
          older: query.hasNextPage
            ? { show: () => void query.fetchNextPage(), loading: query.isFetchingNextPage }
            : null,
        })}
    </InLanguage>
  );
}
