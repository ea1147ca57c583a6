import { toInstant } from '@stint/wire/letters';
import type { Notification } from '@stint/wire/notifications';
import { KIND_FACTS } from '@stint/wire/told';
import { sentencesOf } from '@stint/wire/words/sentences';
import type { Speaker } from '@stint/wire/words/speaker';
import {
  IconBriefcase,
  IconCalendarWeek,
  IconClock,
  IconCoins,
  IconDeviceDesktop,
  IconFileText,
  IconFlag,
  IconMail,
  IconMessage,
  IconUsers,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useRef } from 'react';
import { useMarkRead } from './deeds.ts';
import styles from './list.module.css';
import { Sentence } from './spoken.tsx';

const ICONS = {
  weeks: IconCalendarWeek,
  money: IconCoins,
  jobs: IconBriefcase,
  offers: IconMail,
  contracts: IconFileText,
  milestones: IconFlag,
  messages: IconMessage,
  time: IconClock,
  trackers: IconDeviceDesktop,
  team: IconUsers,
} as const;

interface ListProps {
  readonly notifications: readonly Notification[];
  readonly speaker: Speaker;
  /** Called when one of them is followed to its page. */
  readonly onLeave?: (() => void) | undefined;
}

/** What somebody was told, the newest first; each leads to where it belongs, and is read when it is followed. */
export function NotificationList({ notifications, speaker, onLeave }: ListProps) {
  return (
    <ol className={styles.list}>
      {notifications.map((one) => (
        <Item key={one.id} one={one} speaker={speaker} onLeave={onLeave} />
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly one: Notification;
  readonly speaker: Speaker;
  readonly onLeave?: (() => void) | undefined;
}

function Item({ one, speaker, onLeave }: ItemProps) {
  const mark = useMarkRead();
  const router = useRouter();
  const link = useRef<HTMLAnchorElement>(null);
  const { title, body, path } = sentencesOf(one, speaker);
  const isUnread = one.readAt === null;
  const Icon = ICONS[KIND_FACTS[one.kind].group];
  const read = (): void => {
    if (isUnread) mark.mutate({ ids: [one.id] });
  };
  const follow = (event: MouseEvent): void => {
    read();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onLeave?.();
    router.history.push(path);
  };
  return (
    <li className={styles.item} data-unread={isUnread || undefined}>
      <Icon size={19} stroke={1.6} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <a href={path} ref={link} className={styles.title} onClick={follow}>
          {isUnread && (
            <span className={styles.dot}>
              <span className={styles.hidden}>{speaker.words.page.unread}: </span>
            </span>
          )}
          <Sentence parts={title} />
        </a>
        <p className={styles.body}>
          <Sentence parts={body} />
        </p>
        <p className={styles.foot}>
          <time dateTime={one.at}>
            <bdi>{speaker.moment(toInstant(one.at)).says}</bdi>
          </time>
          {isUnread && <MarkButton says={speaker.words.page.markRead} onClick={read} />}
        </p>
      </div>
    </li>
  );
}

function MarkButton({ says, onClick }: { says: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.mark} onClick={onClick}>
      {says}
    </button>
  );
}
