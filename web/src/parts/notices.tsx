import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications, notifications } from '@mantine/notifications';

/** Where what was done is said, for a while. Loaded when there is first something to say. */
export function Notices() {
  return <Notifications position="bottom-center" autoClose={6000} />;
}

export function show(message: string): void {
  notifications.show({ message, withBorder: true });
}
