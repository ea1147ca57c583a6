import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { decideGrant, type readGrant } from '@stint/wire/device';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { IconCheck, IconDeviceDesktop, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { duration } from '../time/spoken.ts';
import styles from './device.module.css';
import { Devices } from './devices.tsx';
import { devices, grantOf } from './queries.ts';

const route = getRouteApi('/inside/device');

/** Approve a tracker by its code, and see those that may upload for you. */
export function DevicePage() {
  useTitle('Trackers');
  const { code } = route.useSearch();
  return (
    <div className={page.narrow}>
      <h1>Trackers</h1>
      {code ? <Grant code={code} /> : <CodeForm />}
      <Devices />
    </div>
  );
}

function CodeForm() {
  const navigate = route.useNavigate();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: { code: code.trim().toUpperCase() } });
  };
  return (
    <form className={`${page.panel} ${page.row}`} onSubmit={submit}>
      <TextInput
        label="The code that your tracker shows"
        placeholder="XXXX-XXXX"
        autoComplete="off"
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit">Look at it</Button>
    </form>
  );
}

function Grant({ code }: { code: string }) {
  const query = useQuery(grantOf(code));
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'deny') =>
      ask(decideGrant, { params: { userCode: code }, body: { decision } }),
    onSuccess: async (grant) => {
      client.setQueryData(grantOf(code).queryKey, grant);
      await client.invalidateQueries({ queryKey: devices.queryKey });
    },
  });
  return (
    <section className={page.panel} aria-label="A tracker asks">
      <Loaded query={query} what="what the tracker asks" skeleton={<Skeleton h={220} />}>
        {(grant) => (
          <div className={styles.grant}>
            <h2>
              <IconDeviceDesktop size={22} stroke={1.6} aria-hidden="true" /> “{grant.deviceName}”{' '}
              {STANDS[grant.state]}
            </h2>
            <p>
              Its code is <strong className={styles.code}>{grant.userCode}</strong>.
              {grant.state === 'waiting' && ' Approve it only if the tracker in front of you shows the same.'}
            </p>
            <WhatItRecords />
            <Refusal error={decide.error} />
            <Decision
              grant={grant}
              pending={decide.isPending}
              onDecide={(decision) => decide.mutate(decision)}
            />
          </div>
        )}
      </Loaded>
    </section>
  );
}

const STANDS = {
  waiting: 'asks to track for you',
  approved: 'may track for you',
  denied: 'may not track for you',
} as const;

interface DecisionProps {
  readonly grant: Answer<typeof readGrant>;
  readonly pending: boolean;
  readonly onDecide: (decision: 'approve' | 'deny') => void;
}

function Decision({ grant, pending, onDecide }: DecisionProps) {
  if (grant.state === 'waiting') {
    return (
      <Group>
        <Button loading={pending} onClick={() => onDecide('approve')}>
          Approve this tracker
        </Button>
        <Button variant="default" disabled={pending} onClick={() => onDecide('deny')}>
          Deny
        </Button>
        <span className={page.small}>
          Its code holds for {duration(toInstant(grant.expiresAt) - toInstant(grant.askedAt))}.
        </span>
      </Group>
    );
  }
  const approved = grant.state === 'approved';
  const Icon = approved ? IconCheck : IconX;
  return (
    <p role="status" className={styles.decided} data-state={grant.state}>
      <Icon size={18} aria-hidden="true" />
      {approved
        ? 'Approved. The tracker goes on by itself; this page can be closed.'
        : 'Denied. This tracker gets nothing.'}
    </p>
  );
}

/** Said before it may: what is recorded, and what there is no field for. */
function WhatItRecords() {
  return (
    <div className={styles.records}>
      <div>
        <h3>While you track, it records</h3>
        <ul>
          <li>when you track, to the second, and your memo</li>
          <li>for each minute how many keys, clicks and scrolls</li>
          <li>once in ten minutes, at a random second: the screen, the app in front and its window title</li>
        </ul>
      </div>
      <div>
        <h3>It never records</h3>
        <ul>
          <li>which keys, or any text that you type</li>
          <li>where you click or point</li>
          <li>anything while you do not track</li>
        </ul>
      </div>
    </div>
  );
}
