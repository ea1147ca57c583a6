import { VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { pageStream } from '../api/stream.ts';
import { Count, countSign, countText } from '../parts/count-sign.tsx';
import styles from './bell.module.css';
import { NOTIFICATIONS, unread } from './reader.ts';

const Panel = lazy(() => import('./panel.tsx').then((loaded) => ({ default: loaded.Panel })));
const News = lazy(() => import('./news.tsx').then((loaded) => ({ default: loaded.News })));

/** In the head of every page: how much is unread, and what it is on a click. Its words are loaded when they are needed. */
export function Bell() {
  const { data } = useQuery(unread);
  const rung = useRings(data?.unread);
  const [open, setOpen] = useState(false);
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const count = data?.unread ?? 0;
  return (
    <>
      <button type="button" popoverTarget={id} className={countSign} aria-label={labelOf(count)}>
        <IconBell size={20} stroke={1.6} aria-hidden="true" />
        <Count of={count} />
      </button>
      <div
        id={id}
        ref={sheet}
        popover="auto"
        className={styles.sheet}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <Suspense>{open && <Panel close={() => sheet.current?.hidePopover()} />}</Suspense>
      </div>
      <VisuallyHidden role="status">
        <Suspense>{rung > 0 && <News key={rung} />}</Suspense>
      </VisuallyHidden>
    </>
  );
}

/** The head of the pages is in English, whatever its reader reads. */
function labelOf(count: number): string {
  return count === 0 ? 'Notifications, none unread' : `Notifications, ${countText(count)} unread`;
}

/**
 * Keeps the number fresh. Answers how often there was news since the page was opened: each time the number goes up,
 * whoever asked for it.
 */
function useRings(count: number | undefined): number {
  const client = useQueryClient();
  const before = useRef(count);
  const [rung, setRung] = useState(0);
  useEffect(() => {
    if (count !== undefined && before.current !== undefined && count > before.current) {
      setRung((times) => times + 1);
    }
    before.current = count ?? before.current;
  }, [count]);
  useEffect(() => {
    const look = async (): Promise<void> => {
      await client.invalidateQueries({ queryKey: [NOTIFICATIONS] });
      await client.fetchQuery({ ...unread, staleTime: 0 }).catch(() => null);
    };
    return pageStream.join({
      contract: null,
      heard: (kind) => {
        if (kind === 'notification') void look();
      },
      line: (up, missed) => {
        if (up && missed) void look();
      },
    });
  }, [client]);
  return rung;
}
