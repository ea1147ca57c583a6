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

interface Typed {
  /** Made once for one address and role: two clicks are one invitation. */
  readonly id: string;
  readonly email: string;
  readonly role: InvitedAs;
}

/** An address and a role; the mail goes out at once. */
export function InviteForm({ team }: { team: Organisation }) {
  const first = team.kind === 'agency' ? 'freelancer' : 'viewer';
  const [typed, setTyped] = useState<Typed>(() => ({ id: newId(), email: '', role: first }));
  const type = (more: Partial<Typed>): void => setTyped({ ...typed, ...more, id: newId() });
  const invite = useInvite(team, () => type({ email: '' }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate(typed);
  };
  const beside = refusalOf(invite.error, 'email', BESIDE);
  const { name, may } = ROLE_WORDS[typed.role];
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
          value={typed.email}
          error={beside}
          onChange={({ currentTarget: { value } }) => type({ email: value })}
        />
        <RoleChoice team={team} role={typed.role} onChoose={(role) => type({ role })} />
        <Button
          type="submit"
          loading={invite.isPending}
          leftSection={<IconMailForward size={17} stroke={1.7} />}
        >
          Invite
        </Button>
      </form>
      <p className={styles.small}>
        {name}: {may}. The invitation is good for {LIMITS.invitationDays} days; inviting an address again
        replaces the one before.
      </p>
      {beside === null && <Refusal error={invite.error} />}
      <HandOn link={invite.data?.link ?? null} />
    </>
  );
}

interface RoleChoiceProps {
  readonly team: Organisation;
  readonly role: InvitedAs;
  readonly onChoose: (role: InvitedAs) => void;
}

function RoleChoice({ team, role, onChoose }: RoleChoiceProps) {
  const roles = invitedAs(team.kind);
  return (
    <NativeSelect
      label="As"
      value={role}
      onChange={({ currentTarget: { value } }) => onChoose(roles.find((one) => one === value) ?? role)}
      data={roles.map((value) => ({ value, label: ROLE_WORDS[value].name }))}
    />
  );
}

/** Where the house sends no mail. */
function HandOn({ link }: { link: string | null }) {
  if (link === null) return null;
  return (
    <p className={styles.link} role="status">
      This house sends no mail. Hand this link on yourself; it is shown only now: <code>{link}</code>
    </p>
  );
}

function useInvite(team: Organisation, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ email, ...rest }: Typed) =>
      ask(inviteMember, { params: { organisation: team.id }, body: { ...rest, email: email.trim() } }),
    onSuccess: async ({ link, email }) => {
      if (link === null) notice(`${email} is invited by mail.`);
      onDone();
      await client.invalidateQueries({ queryKey: organisationOf(team.id).queryKey });
    },
  });
}
