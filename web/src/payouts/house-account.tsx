import { Button, Group, NativeSelect, PasswordInput } from '@mantine/core';
import { type PayoutDeskCurrency, setHouseAccount } from '@stint/wire/payout-desk';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { AccountFields, HolderField, NO_ACCOUNT, writtenOf } from '../money/payout-method-form.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { useDeskDeed } from './use-deed.ts';

interface HouseAccountProps {
  readonly currency: string;
  readonly account: PayoutDeskCurrency['account'];
}

/** From which account the bank pays in a currency. */
export function HouseAccount({ currency, account }: HouseAccountProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Group mt="md">
        <span>
          {account ? (
            <>
              Paid from <bdi>{account.holder}</bdi>, account … {account.lastFour}.
            </>
          ) : (
            'No account to pay from yet.'
          )}
        </span>
        <Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {account ? 'Another account' : `Enter the account for ${currency}`}
        </Button>
      </Group>
      {open && <AccountForm currency={currency} onDone={() => setOpen(false)} />}
    </>
  );
}

const WAYS = [
  { value: 'iban', label: 'By IBAN' },
  { value: 'USABA', label: 'In the US, ABA' },
  { value: 'GBDSC', label: 'In the UK, sort code' },
  { value: 'bic', label: 'Elsewhere, by BIC' },
];

function AccountForm({ currency, onDone }: { currency: string; onDone: () => void }) {
  const [way, setWay] = useState('iban');
  const [holder, setHolder] = useState('');
  const [draft, setDraft] = useState(NO_ACCOUNT);
  const [password, setPassword] = useState('');
  const set = useDeskDeed(async () => {
    const body = { password, holder, account: writtenOf(way, draft) };
    await ask(setHouseAccount, { params: { currency }, body });
    onDone();
  }, 'Files are paid from this account from now on.');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={`The house’s account for ${currency}`}>
      <NativeSelect
        label="How"
        value={way}
        data={WAYS}
        onChange={(event) => setWay(event.currentTarget.value)}
      />
      <HolderField holder={holder} change={setHolder} error={refusalOf(set.error, 'holder')} />
      <AccountFields
        way={way}
        draft={draft}
        change={setDraft}
        error={(field) => refusalOf(set.error, field)}
      />
      <PasswordInput
        label="Your password, once more"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Refusal error={set.error} compact />
      <Button
        mt="sm"
        type="submit"
        loading={set.isPending}
        disabled={password === '' || holder.trim() === '' || draft.number.trim() === ''}
      >
        Pay from this account
      </Button>
    </form>
  );
}
