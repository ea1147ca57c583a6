import { Button, PasswordInput, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { signUp } from '@stint/wire/people';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { me } from '../api/queries.ts';
import { RadioRow } from '../parts/radio-row.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { reader } from './reader.ts';
import styles from './signin.module.css';

interface SignUpFormProps {
  /** With an invitation its address is given, and its role. */
  readonly invited?: { readonly token: string; readonly email: string };
  /** Where it leads to. */
  readonly next: string;
}

const ROLES = {
  freelancer: 'You track time, and are paid for it.',
  client: 'You post jobs, review weeks, and pay.',
} as const;
const TAKEN = ['email-taken'];
type Role = keyof typeof ROLES;
const FIELDS = ['name', 'email', 'password', 'organisation'] as const;
const BLANK = { name: '', email: '', password: '', organisation: '' };

/** Name, address, password; and without an invitation what one comes for. */
export function SignUpForm({ invited, next }: SignUpFormProps) {
  const [role, setRole] = useState<Role>('freelancer');
  const [typed, setTyped] = useState({ ...BLANK, email: invited?.email ?? '' });
  const come = useSignUp(invited?.token, next);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    come.mutate({ ...typed, role });
  };
  const hires = !invited && role === 'client';
  const fields = { typed, onType: setTyped, error: come.error, invited: invited !== undefined, hires };
  const beside = FIELDS.some((name) => refusalOf(come.error, name, name === 'email' ? TAKEN : []));
  return (
    <form onSubmit={submit} className={styles.form} aria-label="Sign up">
      {!invited && <RoleChoice role={role} onChoose={setRole} />}
      <Fields {...fields} />
      <Refusal error={beside ? null : come.error} />
      <Button type="submit" loading={come.isPending}>
        {invited ? 'Sign up and accept' : 'Sign up'}
      </Button>
      {!invited && (
        <p className={styles.tracker}>
          Here already? <Link to="/sign-in">Sign in</Link>
        </p>
      )}
    </form>
  );
}

interface FieldsProps {
  readonly typed: typeof BLANK;
  readonly onType: (typed: typeof BLANK) => void;
  readonly error: unknown;
  readonly invited: boolean;
  readonly hires: boolean;
}

function Fields({ typed, onType, error, invited, hires }: FieldsProps) {
  const text = (name: keyof typeof BLANK, codes: readonly string[] = []) => ({
    value: typed[name],
    withAsterisk: false,
    error: refusalOf(error, name, codes),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onType({ ...typed, [name]: value }),
  });
  return (
    <>
      <TextInput label="Your name" autoComplete="name" required maxLength={LIMITS.name} {...text('name')} />
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        maxLength={LIMITS.email}
        readOnly={invited}
        description={invited && 'The address that was invited.'}
        {...text('email', TAKEN)}
      />
      <PasswordInput
        label="Password"
        description={`At least ${LIMITS.passwordLeast} characters; a few words are easier to keep than signs.`}
        autoComplete="new-password"
        required
        minLength={LIMITS.passwordLeast}
        maxLength={LIMITS.password}
        {...text('password')}
      />
      {hires && (
        <TextInput
          label="Organisation"
          description="Blank: your own name. Others can be invited into it later."
          autoComplete="organization"
          maxLength={LIMITS.name}
          {...text('organisation')}
        />
      )}
    </>
  );
}

interface RoleChoiceProps {
  readonly role: Role;
  readonly onChoose: (role: Role) => void;
}

function RoleChoice({ role, onChoose }: RoleChoiceProps) {
  return (
    <div>
      <RadioRow
        fullWidth
        aria-label="You come to"
        value={role}
        data={[
          { value: 'freelancer', label: 'Work' },
          { value: 'client', label: 'Hire' },
        ]}
        onChange={(value) => onChoose(value === 'client' ? 'client' : 'freelancer')}
      />
      <p className={styles.small}>{ROLES[role]}</p>
    </div>
  );
}

function useSignUp(invitation: string | undefined, next: string) {
  const client = useQueryClient();
  const { history } = useRouter();
  return useMutation({
    mutationFn: ({ role, organisation, ...who }: typeof BLANK & { role: Role }) => {
      const own = role === 'client' && organisation.trim() !== '' ? { organisation } : {};
      const come = invitation === undefined ? { role, ...own } : { invitation };
      return ask(signUp, { body: { ...who, email: who.email.trim(), ...come, reader } });
    },
    onSuccess: (person) => {
      client.setQueryData(me.queryKey, person);
      history.replace(next);
    },
  });
}
