import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { NotificationList } from './list.tsx';
import { Loaded } from './loaded.tsx';
import { MarkAll } from './mark-all.tsx';
import styles from './page.module.css';

/** Everything that somebody was told, in their own language. */
export function NotificationsPage() {
  useTitle('Notifications');
  return (
    <Loaded className={styles.page}>
      {({ notifications, speaker, older }) => (
        <>
          <div className={styles.head}>
            <h1>{speaker.words.page.title}</h1>
            <div className={styles.deeds}>
              <MarkAll notifications={notifications} speaker={speaker} />
              <Link to="/settings">{speaker.words.page.settings}</Link>
            </div>
          </div>
          {notifications.length === 0 ? (
            <p className={styles.empty}>{speaker.words.page.empty}</p>
          ) : (
            <div className={styles.sheet}>
              <NotificationList notifications={notifications} speaker={speaker} />
            </div>
          )}
          {older && (
            <Button
              variant="default"
              loading={older.loading}
              onClick={() => older.show()}
              className={styles.older}
            >
              {speaker.words.page.older}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
