import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { CLEARINGS, type Clearing, type WrittenAccount } from '@stint/wire/bank-account';
import { setPayoutMethod } from '@stint/wire/payouts';
import type { Body } from '@stint/wire/route';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';

const WAYS = [
  { value: 'iban', label: 'Bank account by IBAN' },
  ...Object.entries(CLEARINGS).map(([value, { country, name }]) => ({
    value,
    label: `Bank account in ${country}, ${name}`,
  })),
  { value: 'bic', label: 'Bank account elsewhere, by BIC' },
  { value: 'processor', label: 'By the payment processor' },
];

/** What it says before: when it is in force, that a mail goes out, and what is asked for. */
export function PayoutMethodForm({ onDone }: { onDone: () => void }) {
  const [way, setWay] = useState('iban');
  const [holder, setHolder] = useState('');
  const [account, setAccount] = useState<AccountDraft>(NO_ACCOUNT);
  const [password, setPassword] = useState('');
  const deed = useSetting(
    () => (way === 'processor' ? {} : { bank: { holder, account: writtenOf(way, account) } }),
    password,
    onDone,
  );
  const wrongPassword = refusalOf(deed.error, 'password', ['wrong-sign-in']);
  const fieldError = (field: string) => refusalOf(deed.error, field);
  const isBeside = wrongPassword ?? ['iban', 'bic', 'number', 'member', 'country', 'holder'].find(fieldError);
  return (
    <DeedForm
      deed="Set it"
      onDeed={() => deed.mutate()}
      onLeave={onDone}
      pending={deed.isPending}
      disabled={password === '' || (way !== 'processor' && holder.trim() === '')}
      error={isBeside === undefined ? deed.error : null}
    >
      <NativeSelect
        label="How"
        value={way}
        onChange={(event) => setWay(event.currentTarget.value)}
        data={WAYS}
      />
      {way !== 'processor' && (
        <>
          <HolderField holder={holder} change={setHolder} error={fieldError('holder')} />
          <AccountFields way={way} draft={account} change={setAccount} error={fieldError} />
        </>
      )}
      <PasswordInput
        label="Your password, once more"
        autoComplete="current-password"
        value={password}
        error={wrongPassword}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Consequences />
    </DeedForm>
  );
}

type Bank = Pick<Body<typeof setPayoutMethod>, 'bank'>;

function useSetting(bank: () => Bank, password: string, onDone: () => void) {
  // The same id until it is done: asking again after a broken connection is the same change.
  const [id] = useState(newId);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask(setPayoutMethod, { body: { id, password, ...bank() } }),
    onSuccess: async () => {
      onDone();
      notice('It is in force in three days; a mail tells you how to stop it.');
      await client.invalidateQueries();
    },
  });
}

/** What it does, before it is done. */
function Consequences() {
  return (
    <p>
      It is in force in three days. Until then you are paid as before, and can stop it; you are mailed at
      once. Payouts that are under way go where they were asked to go.
    </p>
  );
}

interface HolderFieldProps {
  readonly holder: string;
  readonly change: (holder: string) => void;
  readonly error: string | null;
}

export function HolderField({ holder, change, error }: HolderFieldProps) {
  return (
    <TextInput
      label="Whose account, as the bank has it"
      description="Latin letters. Only the account’s last four signs are shown later."
      value={holder}
      maxLength={70}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

export interface AccountDraft {
  readonly number: string;
  readonly bic: string;
  readonly member: string;
  readonly country: string;
}

export const NO_ACCOUNT: AccountDraft = { number: '', bic: '', member: '', country: '' };

export function writtenOf(way: string, { number, bic, member, country }: AccountDraft): WrittenAccount {
  if (way === 'iban') return { iban: number, ...(bic.trim() === '' ? {} : { bic }) };
  return isClearing(way) ? { number, clearing: way, member } : { number, bic, country };
}

interface AccountFieldsProps {
  readonly way: string;
  readonly draft: AccountDraft;
  readonly change: (draft: AccountDraft) => void;
  readonly error: (field: string) => string | null;
}

export function AccountFields({ way, draft, change, error }: AccountFieldsProps) {
  const text = (key: keyof AccountDraft, field: string = key) => ({
    value: draft[key],
    error: error(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ ...draft, [key]: event.currentTarget.value }),
  });
  if (way === 'iban') {
    return <TextInput label="IBAN" autoComplete="off" maxLength={50} {...text('number', 'iban')} />;
  }
  return (
    <>
      <TextInput label="Account number" autoComplete="off" maxLength={50} {...text('number')} />
      {isClearing(way) ? (
        <TextInput label={CLEARINGS[way].name} maxLength={50} {...text('member')} />
      ) : (
        <>
          <TextInput label="BIC" maxLength={11} {...text('bic')} />
          <TextInput label="Country of the account (two letters)" maxLength={2} {...text('country')} />
        </>
      )}
    </>
  );
}

function isClearing(way: string): way is Clearing {
  return way in CLEARINGS;
}
