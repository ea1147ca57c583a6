import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Button, Group } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';

/** What can be done about it. */
export interface NoticeDeed {
  /** By which it can be taken back. */
  readonly id: string;
  readonly says: string;
  readonly deed: () => void;
}

/** Where what was done is said, for a while. Loaded when there is first something to say. */
export function Notices() {
  return <Notifications position="bottom-center" autoClose={6000} />;
}

export function show(message: string, offer?: NoticeDeed): void {
  if (!offer) {
    notifications.show({ message, ...LOOK });
    return;
  }
  const { id } = offer;
  const take = () => {
    notifications.hide(id);
    offer.deed();
  };
  // It stays longer: there is something to decide.
  notifications.show({
    id,
    ...LOOK,
    autoClose: 15_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button variant="default" size="compact-sm" flex="none" onClick={take}>
          {offer.says}
        </Button>
      </Group>
    ),
  });
}

const LOOK = { withBorder: true, closeButtonProps: { 'aria-label': 'Close this notice' } };

export function hide(id: string): void {
  notifications.hide(id);
}
