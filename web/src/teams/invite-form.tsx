import { Button, NativeSelect, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { type InvitedAs, inviteMember, type Organisation } from '@stint/wire/teams';
import { IconMailForward } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { organisationOf } from './queries.ts';
import styles from './teams.module.css';
import { invitedAs, ROLE_WORDS } from './words.ts';

const BESIDE = ['already-member'];

/** An address and a role; the mail goes out at once. */
export function InviteForm({ team }: { team: Organisation }) {
  const roles = invitedAs(team.kind);
  const [id, setId] = useState(newId);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitedAs>(team.kind === 'agency' ? 'freelancer' : 'viewer');
  const client = useQueryClient();
  const invite = useMutation({
    mutationFn: () =>
      ask(inviteMember, { params: { organisation: team.id }, body: { id, email: email.trim(), role } }),
    onSuccess: async ({ link }) => {
      if (link === null) notice(`${email} is invited by mail.`);
      setId(newId());
      setEmail('');
      await client.invalidateQueries({ queryKey: organisationOf(team.id).queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate();
  };
  const beside = refusalOf(invite.error, 'email', BESIDE);
  return (
    <>
      <form onSubmit={submit} className={styles.form} aria-label="Invite somebody">
        <TextInput
          label="E-mail"
          type="email"
          required
          withAsterisk={false}
          autoComplete="off"
          maxLength={LIMITS.email}
          value={email}
          error={beside}
          onChange={({ currentTarget: { value } }) => {
            setEmail(value);
            // Another address is another invitation.
            setId(newId());
          }}
        />
        <NativeSelect
          label="As"
          value={role}
          onChange={({ currentTarget: { value } }) => {
            setRole(roles.find((one) => one === value) ?? role);
            setId(newId());
          }}
          data={roles.map((value) => ({ value, label: ROLE_WORDS[value].name }))}
        />
        <Button
          type="submit"
          loading={invite.isPending}
          leftSection={<IconMailForward size={17} stroke={1.7} />}
        >
          Invite
        </Button>
      </form>
      <p className={styles.small}>
        {ROLE_WORDS[role].name}: {ROLE_WORDS[role].may}. The invitation is good for {LIMITS.invitationDays}{' '}
        days; inviting an address again replaces the one before.
      </p>
      {beside === null && <Refusal error={invite.error} />}
      {invite.data?.link && (
        <p className={styles.link} role="status">
          This house sends no mail. Hand this link on yourself; it is shown only now:{' '}
          <code>{invite.data.link}</code>
        </p>
      )}
    </>
  );
}
