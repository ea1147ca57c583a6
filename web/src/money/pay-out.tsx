import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatMoney, parseMoney } from '@stint/core/money';
import { payOut } from '@stint/wire/books';
import { IconBuildingBank } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { purses } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { minorOf, money } from './amount.ts';
import { whereTo } from './payout-method.tsx';
import { payoutMethods } from './payout-queries.ts';
import type { PurseLetter } from './purse-bars.tsx';

/** A button for each currency in which something is available; what it does is said and confirmed first. */
export function PayOut() {
  const { data = [] } = useQuery(purses);
  const some = data.filter(({ available, currency }) => minorOf(available, currency) > 0n);
  return (
    <Group>
      {some.map((purse) => (
        <PayOutOf key={purse.currency} purse={purse} />
      ))}
    </Group>
  );
}

function PayOutOf({ purse }: { purse: PurseLetter }) {
  const { available, currency } = purse;
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconBuildingBank size={18} stroke={1.7} />} onClick={open}>
        Pay out {money(minorOf(available, currency), currency)} …
      </Button>
      <Dialog opened={opened} onClose={close} title="Pay out">
        <PayOutForm purse={purse} onDone={close} />
      </Dialog>
    </>
  );
}

function PayOutForm({ purse: { available, currency }, onDone }: { purse: PurseLetter; onDone: () => void }) {
  const [typed, setTyped] = useState(available);
  const { data: methods = [] } = useQuery(payoutMethods);
  // The same id until it is done: asking again after a broken connection is the same payout.
  const [id] = useState(newId);
  const client = useQueryClient();
  const deed = useMutation({
    mutationFn: (amount: string) => ask(payOut, { body: { id, currency, amount } }),
    onSuccess: async () => {
      onDone();
      notice('The payout is on its way.');
      await Promise.all(['purses', 'payouts'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const amount = parseMoney(typed.trim(), currency);
  const left = amount === null ? null : minorOf(available, currency) - amount;
  return (
    <DeedForm
      deed={amount === null ? 'Pay out' : `Pay out ${money(amount, currency)}`}
      onDeed={() => amount !== null && deed.mutate(formatMoney(amount, currency))}
      onLeave={onDone}
      pending={deed.isPending}
      disabled={amount === null || amount === 0n}
      error={deed.error}
    >
      <TextInput
        label={`Amount in ${currency}`}
        inputMode="decimal"
        value={typed}
        error={amount === null || amount === 0n ? `A plain number such as ${available}.` : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {amount !== null && left !== null && left >= 0n && (
        <p>
          {money(amount, currency)} leave {whereTo(methods)}, without a fee of the house;{' '}
          {money(left, currency)} stay available. A payout cannot be called back. By bank it goes with the
          next file; a very large one is looked at by two operators first.
        </p>
      )}
    </DeedForm>
  );
}
