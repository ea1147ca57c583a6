import { Button, PasswordInput, Switch } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { setPassword } from '@stint/wire/people';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { ownSignIns } from './queries.ts';
import styles from './signin.module.css';

const BLANK = { old: '', new: '', trackers: false };

/** A new password, for who knows the old one. */
export function PasswordForm({ isFreelancer, email }: { isFreelancer: boolean; email: string }) {
  const [typed, setTyped] = useState(BLANK);
  const change = useSetPassword(() => setTyped(BLANK));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(typed);
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form
        onSubmit={submit}
        className={`${page.panel} ${styles.form} ${styles.password}`}
        aria-label="Change your password"
      >
        {/* For the browser’s own keeper of passwords: whose they are. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Fields typed={typed} onType={setTyped} error={change.error} />
        {isFreelancer && (
          <Switch
            label="Sign out my trackers too"
            description="They keep what they have not delivered, and ask to be let in again."
            checked={typed.trackers}
            onChange={({ currentTarget: { checked } }) => setTyped({ ...typed, trackers: checked })}
          />
        )}
        <p className={page.small}>Every other browser and program of yours is signed out with it.</p>
        <Refusal error={isBeside(change.error) ? null : change.error} />
        <div>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </section>
  );
}

type Typed = typeof BLANK;

interface FieldsProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly error: unknown;
}

function Fields({ typed, onType, error }: FieldsProps) {
  const text = (name: 'old' | 'new') => ({
    required: true,
    withAsterisk: false,
    maxLength: LIMITS.password,
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onType({ ...typed, [name]: value }),
  });
  const wrong = refusalOf(error, 'old') === null ? null : 'This is not your present password.';
  return (
    <>
      <PasswordInput
        label="Present password"
        autoComplete="current-password"
        error={wrong}
        {...text('old')}
      />
      <PasswordInput
        label="New password"
        description={`At least ${LIMITS.passwordLeast} characters.`}
        autoComplete="new-password"
        minLength={LIMITS.passwordLeast}
        error={refusalOf(error, 'new')}
        {...text('new')}
      />
    </>
  );
}

function isBeside(error: unknown): boolean {
  return refusalOf(error, 'old') !== null || refusalOf(error, 'new') !== null;
}

function useSetPassword(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (typed: Typed) => ask(setPassword, { body: typed }),
    onSuccess: async ({ ended }) => {
      onDone();
      notice(
        ended === 0
          ? 'Your password is changed.'
          : `Your password is changed; signed out elsewhere: ${ended}.`,
      );
      await client.invalidateQueries({ queryKey: ownSignIns.queryKey });
    },
  });
}
