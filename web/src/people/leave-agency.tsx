import { Button } from '@mantine/core';
import { removeFreelancer } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import { Refusal } from '../parts/refusal.tsx';
import styles from './people.module.css';
import { freelancerOf } from './queries.ts';

interface Agency {
  readonly id: string;
  readonly name: string;
}

/** Who speaks for the reader, with the way to end that. */
export function Agencies({ person, agencies }: { person: string; agencies: readonly Agency[] }) {
  if (agencies.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="agencies">
      <h2 id="agencies">Who speaks for you</h2>
      {agencies.map((agency) => (
        <Leave key={agency.id} person={person} agency={agency} />
      ))}
    </section>
  );
}

function Leave({ person, agency }: { person: string; agency: Agency }) {
  const [sure, setSure] = useState(false);
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => ask(removeFreelancer, { params: { organisation: agency.id, person } }),
    onSuccess: async () => {
      notice(`${agency.name} no longer speaks for you.`);
      await client.invalidateQueries({ queryKey: freelancerOf(person).queryKey });
    },
  });
  return (
    <div>
      <p>
        <strong>
          <bdi>{agency.name}</bdi>
        </strong>{' '}
        can propose and accept in your name, and sees the diary of contracts that came about by way of it.
      </p>
      {sure && (
        <p className={styles.note}>
          From then on it speaks for you no longer and sees nothing of your contracts. The contracts
          themselves go on.
        </p>
      )}
      <Refusal error={leave.error} />
      <div className={styles.deeds}>
        <Button
          variant="default"
          size="sm"
          mt="xs"
          loading={leave.isPending}
          onClick={() => (sure ? leave.mutate() : setSure(true))}
        >
          {sure ? `Yes, leave ${agency.name}` : `Leave ${agency.name}`}
        </Button>
        {sure && (
          <Button variant="subtle" size="sm" mt="xs" onClick={() => setSure(false)}>
            Not now
          </Button>
        )}
      </div>
    </div>
  );
}
