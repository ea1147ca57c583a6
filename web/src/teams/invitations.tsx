import { Button } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type OpenInvitation, type Organisation, withdrawInvitation } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { organisationOf } from './queries.ts';
import styles from './teams.module.css';
import { MAIL_WORDS, ROLE_WORDS } from './words.ts';

/** Who is invited and has not answered. */
export function Invitations({ team }: { team: Organisation }) {
  if (team.invitations.length === 0) return null;
  return (
    <ul className={styles.rows} data-wide aria-label="Open invitations">
      {team.invitations.map((one) => (
        <InvitationRow key={one.id} team={team} one={one} />
      ))}
    </ul>
  );
}

function InvitationRow({ team, one }: { team: Organisation; one: OpenInvitation }) {
  const now = useNow();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => ask(withdrawInvitation, { params: { organisation: team.id, invitation: one.id } }),
    onSuccess: () =>
      notice(`The invitation to ${one.email} is withdrawn: its link is worth nothing any more.`),
    onSettled: () => client.invalidateQueries({ queryKey: organisationOf(team.id).queryKey }),
  });
  return (
    <li>
      <span className={styles.name}>
        <strong>{one.email}</strong>
        <span className={styles.small}>
          as {ROLE_WORDS[one.role].name.toLowerCase()}, by <bdi>{one.by}</bdi> · {MAIL_WORDS[one.mail]} ·
          until {deadline(toInstant(one.expiresAt), now, mine)}
        </span>
        <Refusal error={withdraw.error} compact />
      </span>
      <Button
        variant="default"
        size="compact-sm"
        loading={withdraw.isPending}
        aria-label={`Withdraw the invitation to ${one.email}`}
        onClick={() => withdraw.mutate()}
      >
        Withdraw
      </Button>
    </li>
  );
}
