import { Button, Group, TextInput } from '@mantine/core';
import { makeBankFile, type PayoutDeskCurrency, setPayoutLimits } from '@stint/wire/payout-desk';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { moneyText } from '../money/amount.ts';
import { Sums } from '../operator/sums.tsx';
import { newId } from '../parts/new-id.ts';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { HouseAccount } from './house-account.tsx';
import { useDeskDeed } from './use-deed.ts';

/** What is paid by bank in a currency: what waits, whether the books agree, from which account, within which limits. */
export function DeskCurrency({ one }: { one: PayoutDeskCurrency }) {
  const { currency, toSend } = one;
  const rows = [
    ['Paid by bank, in the books', one.booked],
    ['of it on its way', one.onItsWay],
    ['of it executed', one.executed],
    ['Difference (it must be 0)', one.difference],
  ] as const;
  return (
    <section className={page.panel} aria-label={`Payouts in ${currency}`}>
      <h2>{currency}</h2>
      <Sums of={rows} currency={currency} />
      {toSend.count > 0 && <MakeFile one={one} />}
      <HouseAccount currency={currency} account={one.account} />
      <Limits key={`${one.least} ${one.most} ${one.twoAbove}`} one={one} />
    </section>
  );
}

function MakeFile({ one: { currency, toSend, account } }: { one: PayoutDeskCurrency }) {
  // A second file has an id of its own; asking again after a broken connection is the same file.
  const [id, setId] = useState(newId);
  const make = useDeskDeed(async () => {
    await ask(makeBankFile, { body: { id, currency } });
    setId(newId());
  }, 'The file is made; it is among the files below.');
  return (
    <>
      <p>
        {toSend.count} {toSend.count === 1 ? 'payout waits' : 'payouts wait'} for a file:{' '}
        {moneyText(toSend.total, currency)}. Each goes into one file, for good.
      </p>
      <Button loading={make.isPending} disabled={!account} onClick={() => make.mutate()}>
        Make a file of {moneyText(toSend.total, currency)}
      </Button>
      {!account && <p>First enter the account from which your bank pays.</p>}
      <Refusal error={make.error} compact />
    </>
  );
}

function Limits({ one }: { one: PayoutDeskCurrency }) {
  const { currency } = one;
  const [least, setLeast] = useState(one.least);
  const [most, setMost] = useState(one.most);
  const [twoAbove, setTwoAbove] = useState(one.twoAbove);
  const set = useDeskDeed(
    () => ask(setPayoutLimits, { params: { currency }, body: { least, most, twoAbove } }),
    'These limits hold from now on; a higher sum for two operators in three days.',
  );
  const isSame = least === one.least && most === one.most && twoAbove === one.twoAbove;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame) set.mutate();
  };
  const fields = [
    ['Two operators look above', twoAbove, setTwoAbove],
    ['A freelancer’s minimum is at least', least, setLeast],
    ['and at most', most, setMost],
  ] as const;
  return (
    <form onSubmit={submit} aria-label={`Limits in ${currency}`}>
      <Group align="end" mt="md">
        {fields.map(([label, value, change]) => (
          <TextInput
            key={label}
            label={label}
            inputMode="decimal"
            value={value}
            onChange={(event) => change(event.currentTarget.value)}
          />
        ))}
        <Button type="submit" variant="default" loading={set.isPending} disabled={isSame}>
          Set the limits
        </Button>
      </Group>
      <Refusal error={set.error} compact />
    </form>
  );
}
