import { Link } from '@tanstack/react-router';
import { NotificationList } from './list.tsx';
import { Loaded } from './loaded.tsx';
import { MarkAll } from './mark-all.tsx';
import styles from './panel.module.css';

const SHOWN = 8;

/** What hangs down from the bell: the newest, and the way to all of them. */
export function Panel({ close }: { close: () => void }) {
  return (
    <Loaded className={styles.panel}>
      {({ notifications, speaker }) => (
        <>
          <div className={styles.head}>
            <h2>{speaker.words.page.title}</h2>
            <MarkAll notifications={notifications} speaker={speaker} />
          </div>
          {notifications.length === 0 ? (
            <p className={styles.empty}>{speaker.words.page.empty}</p>
          ) : (
            <NotificationList
              notifications={notifications.slice(0, SHOWN)}
              speaker={speaker}
              onLeave={close}
            />
          )}
          <div className={styles.foot}>
            <Link to="/notifications" onClick={close}>
              {speaker.words.page.all}
            </Link>
            <Link to="/settings" onClick={close}>
              {speaker.words.page.settings}
            </Link>
          </div>
        </>
      )}
    </Loaded>
  );
}
