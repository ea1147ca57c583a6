import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type Owed, payDebt } from '@stint/wire/debt';
import { IconCreditCardPay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { nameOf } from '../home/card-line.tsx';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';

interface PayNowProps {
  readonly one: Owed;
  /** Of the contract and its week: no two buttons of a page have one name. */
  readonly name: string;
  readonly organisation: string;
}

/** Pays one week at once, with any of the cards; what moves is said before. */
export function PayNow({ one, name, organisation }: PayNowProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        leftSection={<IconCreditCardPay size={18} stroke={1.7} />}
        onClick={open}
        aria-label={`Pay ${moneyText(one.amount, one.currency)} now …: ${name}`}
      >
        Pay {moneyText(one.amount, one.currency)} now …
      </Button>
      <Dialog opened={opened} onClose={close} title="Pay now">
        <PayForm one={one} organisation={organisation} onDone={close} />
      </Dialog>
    </>
  );
}

function PayForm({ one, organisation, onDone }: Omit<PayNowProps, 'name'> & { onDone: () => void }) {
  const { contract, week, amount, currency } = one;
  const { data: methods = [] } = useQuery(paymentMethodsOf(organisation));
  const [chosen, setChosen] = useState<string | null>(null);
  const paymentMethod = chosen ?? methods[0]?.id ?? '';
  const client = useQueryClient();
  const pay = useMutation({
    mutationFn: () => ask(payDebt, { params: { organisation }, body: { contract, week, paymentMethod } }),
    onSuccess: async ({ suspendedSince }) => {
      onDone();
      const rest = suspendedSince === null ? 'Nothing stands still for it any more.' : 'More is owed still.';
      notice(`${moneyText(amount, currency)} is paid. ${rest}`);
      await client.invalidateQueries();
    },
    // A decline is one more attempt on the page.
    onError: () => client.invalidateQueries({ queryKey: ['debt', organisation] }),
  });
  const sum = moneyText(amount, currency);
  return (
    <DeedForm
      deed={`Pay ${sum}`}
      onDeed={pay.mutate}
      onLeave={onDone}
      pending={pay.isPending}
      disabled={paymentMethod === ''}
      error={pay.error}
    >
      {methods.length === 0 ? (
        <p>There is no card. Add one below, then pay with it.</p>
      ) : (
        <NativeSelect
          label="With which card"
          value={paymentMethod}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
          data={methods.map(({ id, brand, last4 }) => ({
            value: id,
            label: brand === null ? 'A card' : `${nameOf(brand)} ending in ${last4}`,
          }))}
        />
      )}
      <p>
        {sum}, fees included, is charged once, now. Its review and hold go on as the calendar says (B5); the
        protection fund has back first what it paid (D5).
      </p>
    </DeedForm>
  );
}
