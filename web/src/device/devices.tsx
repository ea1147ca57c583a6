import { Button, Skeleton } from '@mantine/core';
import type { DeskSession } from '@stint/wire/desk';
import { type listDevices, revokeDevice } from '@stint/wire/device';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { IconPlayerRecord } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { deskSession } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, hours } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './device.module.css';
import { devices } from './queries.ts';

type Device = Answer<typeof listDevices>[number];

/** A tracker starts or stops without this page doing anything: it is asked for again and again. */
const ASK_EVERY_MS = 15_000;

/** The trackers that may upload for the reader, which of them tracks now, and the way to sign one out. */
export function Devices() {
  const query = useQuery({ ...devices, refetchInterval: ASK_EVERY_MS });
  const { data: session = null } = useQuery({ ...deskSession, refetchInterval: ASK_EVERY_MS });
  const [leaving, setLeaving] = useState<Device | null>(null);
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">May upload for you</h2>
      <Loaded query={query} what="your trackers" skeleton={<Skeleton h={80} />}>
        {(read) => (
          <ul className={styles.devices}>
            {read.length === 0 && (
              <li className={page.quiet}>
                <span>
                  No tracker yet. <Link to="/download">Get it for your desktop</Link>
                </span>
              </li>
            )}
            {read.map((device) => (
              <li key={device.id}>
                <DeviceLine device={device} session={session?.device === device.id ? session : null} />
                <Button size="sm" variant="default" onClick={() => setLeaving(device)}>
                  Sign out …
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className={page.small}>
        One person has one clock: where two trackers bring the same seconds, the first keeps them (T6). Nobody
        but you is told which of them runs, or whether one does.
      </p>
      {leaving && (
        <SignOutDialog
          device={leaving}
          tracks={session?.device === leaving.id}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

function DeviceLine({ device, session }: { device: Device; session: DeskSession | null }) {
  const now = useNow();
  return (
    <span>
      <strong>{device.name}</strong>
      {session && (
        <span className={styles.tracks}>
          <IconPlayerRecord size={15} stroke={1.8} aria-hidden="true" /> Tracks now: {session.client},{' '}
          {session.title}, for {hours(now - toInstant(session.since))}
        </span>
      )}
      <span className={page.small}>
        since {bothClocks(toInstant(device.since), mine)}
        {device.lastSeenAt && `; last heard of ${bothClocks(toInstant(device.lastSeenAt), mine)}`}
      </span>
    </span>
  );
}

interface SignOutProps {
  readonly device: Device;
  readonly tracks: boolean;
  readonly onClose: () => void;
}

function SignOutDialog({ device, tracks, onClose }: SignOutProps) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => ask(revokeDevice, { params: { device: device.id } }),
    onSuccess: async () => {
      onClose();
      notice(`“${device.name}” is signed out.`);
      await client.invalidateQueries({ queryKey: devices.queryKey });
      await client.invalidateQueries({ queryKey: deskSession.queryKey });
    },
  });
  return (
    <Dialog onClose={onClose} title={`Sign “${device.name}” out?`}>
      <DeedForm
        danger
        deed="Sign it out"
        leave="Leave it"
        onDeed={revoke.mutate}
        onLeave={onClose}
        pending={revoke.isPending}
        error={revoke.error}
      >
        <p>
          From now on it can neither send nor read anything.
          {tracks && ' It tracks right now: what it goes on to track stays on it as well.'}
        </p>
        <p>
          What it has not sent yet stays on it; signing it in again brings it. What comes after its week has
          locked counts 0 (T6).
        </p>
      </DeedForm>
    </Dialog>
  );
}
