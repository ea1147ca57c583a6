import { Button, NativeSelect } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type Organisation, removeMember, setRole } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { me } from '../api/queries.ts';
import { notice } from '../parts/notice-board.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { monthName } from '../people/words.ts';
import { organisationOf } from './queries.ts';
import styles from './teams.module.css';
import { ROLE_WORDS, rolesOf } from './words.ts';

type Member = Organisation['members'][number];
interface MemberProps {
  readonly team: Organisation;
  readonly member: Member;
  readonly reader: string;
}

/** Everybody of an organisation; for its owners with the way to change that. */
export function Members({ team, reader }: { team: Organisation; reader: string }) {
  return (
    <section className={styles.panel} aria-labelledby="members">
      <h2 id="members">Members</h2>
      <ul className={styles.rows}>
        {team.members.map((member) => (
          <MemberRow key={member.person.id} team={team} member={member} reader={reader} />
        ))}
      </ul>
    </section>
  );
}

function MemberRow({ team, member, reader }: MemberProps) {
  const { person, email, role, since } = member;
  const change = useChangeRole(team.id, person);
  const leads = team.may.includes('team');
  const own = person.id === reader;
  return (
    <li>
      <span className={styles.name}>
        <strong>
          <bdi>{person.name}</bdi>
          {own && ' (you)'}
        </strong>
        <span className={styles.small}>
          {email !== null && <>{email} · </>}since {monthName(toInstant(since))}
        </span>
      </span>
      {leads ? (
        <NativeSelect
          aria-label={`Role of ${person.name}`}
          value={role}
          disabled={change.isPending}
          data={rolesOf(team.kind).map((value) => ({ value, label: ROLE_WORDS[value].name }))}
          onChange={({ currentTarget: { value } }) => {
            const wanted = rolesOf(team.kind).find((one) => one === value);
            if (wanted) change.mutate(wanted);
          }}
        />
      ) : (
        <span>{ROLE_WORDS[role].name}</span>
      )}
      {leads || own ? <TakeOut team={team} member={member} reader={reader} /> : <span />}
      {change.isError && (
        <div className={styles.fault}>
          <Refusal error={change.error} compact />
        </div>
      )}
    </li>
  );
}

function useChangeRole(organisation: string, person: Member['person']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (role: Member['role']) =>
      ask(setRole, { params: { organisation, person: person.id }, body: { role } }),
    onSuccess: async (team) => {
      client.setQueryData(organisationOf(organisation).queryKey, team);
      const now = team.members.find((member) => member.person.id === person.id);
      if (now) notice(`${person.name} is ${ROLE_WORDS[now.role].name.toLowerCase()} now.`);
      await client.invalidateQueries({ queryKey: me.queryKey });
    },
  });
}

/** Takes a member out, or leaves; what that means is said before. */
function TakeOut({ team, member, reader }: MemberProps) {
  const [sure, setSure] = useState(false);
  const { person } = member;
  const own = person.id === reader;
  const remove = useTakeOut(team, person, own);
  const deed = own ? 'Leave' : 'Take out';
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        color={sure ? 'red' : ''}
        loading={remove.isPending}
        aria-label={own ? `Leave ${team.name}` : `Take out ${person.name}`}
        onClick={() => setSure(!sure)}
      >
        {deed}
      </Button>
      {sure && (
        <div className={styles.fault}>
          <p className={styles.small}>
            {own
              ? `From then on you see nothing of ${team.name}, and are told nothing of it.`
              : `From then on ${person.name} sees nothing of ${team.name}, on pages that are open neither.`}
          </p>
          <div className={styles.deeds}>
            <Button size="compact-sm" color="red" onClick={() => remove.mutate()}>
              {own ? `Yes, leave ${team.name}` : `Yes, take out ${person.name}`}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
              Not now
            </Button>
          </div>
        </div>
      )}
      {remove.isError && (
        <div className={styles.fault}>
          <Refusal error={remove.error} compact />
        </div>
      )}
    </>
  );
}

function useTakeOut({ id, name }: Organisation, person: Member['person'], own: boolean) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => ask(removeMember, { params: { organisation: id, person: person.id } }),
    onSuccess: async () => {
      notice(own ? `You have left ${name}.` : `${person.name} is no longer of ${name}.`);
      if (!own) return client.invalidateQueries({ queryKey: organisationOf(id).queryKey });
      await client.invalidateQueries();
      await navigate({ to: '/team', search: {} });
    },
  });
}
