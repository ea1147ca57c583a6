import { Button } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type Organisation, removeFreelancer } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { monthName } from '../people/words.ts';
import { organisationOf } from './queries.ts';
import styles from './teams.module.css';

/** For whom an agency speaks. */
export function Freelancers({ team }: { team: Organisation }) {
  return (
    <section className={styles.panel} aria-labelledby="freelancers">
      <h2 id="freelancers">Freelancers of the agency</h2>
      {team.freelancers.length === 0 ? (
        <p className={styles.small}>
          None yet.{' '}
          {team.may.includes('team')
            ? 'Invite one below: by accepting they let the agency speak for them.'
            : ''}
        </p>
      ) : (
        <ul className={styles.rows} data-wide>
          {team.freelancers.map((one) => (
            <FreelancerRow key={one.person.id} team={team} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FreelancerRow({ team, one }: { team: Organisation; one: Organisation['freelancers'][number] }) {
  const [sure, setSure] = useState(false);
  const client = useQueryClient();
  const { id, name } = one.person;
  const remove = useMutation({
    mutationFn: () => ask(removeFreelancer, { params: { organisation: team.id, person: id } }),
    onSuccess: async () => {
      notice(`${team.name} no longer speaks for ${name}.`);
      await client.invalidateQueries({ queryKey: organisationOf(team.id).queryKey });
    },
  });
  return (
    <li>
      <span className={styles.name}>
        <Link to="/freelancers/$person" params={{ person: id }}>
          <bdi>{name}</bdi>
        </Link>
        <span className={styles.small}>since {monthName(toInstant(one.since))}</span>
        {sure && (
          <span className={styles.small}>
            {team.name} would no longer speak for {name}, and no longer see their contracts.
          </span>
        )}
        <Refusal error={remove.error} compact />
      </span>
      {team.may.includes('team') && (
        <Button
          variant="default"
          size="compact-sm"
          loading={remove.isPending}
          onClick={() => (sure ? remove.mutate() : setSure(true))}
        >
          {sure ? `Yes, let ${name} go` : `Let ${name} go`}
        </Button>
      )}
    </li>
  );
}
