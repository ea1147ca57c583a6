import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../parts/refusal.tsx';
import { useDeskDeed } from './use-deed.ts';

interface LookProps {
  /** Of what, for whoever hears the buttons only. */
  readonly about: string;
  readonly yours: boolean;
  readonly approve: () => Promise<unknown>;
  readonly decline: (reason: string) => Promise<unknown>;
}

/** Two people look at a large sum: the one who may says yes, or no with a reason. */
export function Look({ about, yours, approve, decline }: LookProps) {
  const [reason, setReason] = useState('');
  const yes = useDeskDeed(approve, 'Approved.');
  const no = useDeskDeed(() => decline(reason.trim()), 'Declined; the money is available again.');
  return (
    <>
      <Group align="end">
        <Button
          aria-label={`Approve ${about}`}
          disabled={!yours}
          loading={yes.isPending}
          onClick={() => yes.mutate()}
        >
          Approve
        </Button>
        <TextInput
          label="Why not"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          aria-label={`Decline ${about}`}
          variant="default"
          disabled={reason.trim() === ''}
          loading={no.isPending}
          onClick={() => no.mutate()}
        >
          Decline
        </Button>
      </Group>
      {!yours && <p>Another operator approves it: you were the first, or it is your own.</p>}
      <Refusal error={yes.error ?? no.error} compact />
    </>
  );
}
