import type { Notification } from '@stint/wire/notifications';
import type { Speaker } from '@stint/wire/words/speaker';
import { useQuery } from '@tanstack/react-query';
import { useMarkRead } from './deeds.ts';
import styles from './list.module.css';
import { unread } from './reader.ts';

/** Marks all as read that had come when the list was drawn: what came since stays unread. */
export function MarkAll({
  notifications,
  speaker,
}: {
  notifications: readonly Notification[];
  speaker: Speaker;
}) {
  const mark = useMarkRead();
  const { data } = useQuery(unread);
  const [newest] = notifications;
  if (!newest || !data || data.unread === 0) return null;
  return (
    <button
      type="button"
      className={styles.mark}
      onClick={({ currentTarget }) => {
        // The button goes away: who came by keys goes on from the newest.
        currentTarget.closest('[lang]')?.querySelector<HTMLElement>('ol a')?.focus();
        mark.mutate({ upTo: newest.id });
      }}
    >
      {speaker.words.page.markAll}
    </button>
  );
}
