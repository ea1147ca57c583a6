import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { addPaymentMethod, openCardPage } from '@stint/wire/payment-methods';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { thisHouse } from '../teams/queries.ts';
import { CardLine, nameOf } from './card-line.tsx';
import styles from './home.module.css';

interface Organisation {
  readonly id: string;
  readonly name: string;
}

interface PaymentMethodsProps {
  readonly organisation: Organisation;
  readonly mayAdd: boolean;
}

/** An organisation's cards; for who pays the way to add one. */
export function PaymentMethods({ organisation, mayAdd }: PaymentMethodsProps) {
  const query = useQuery(paymentMethodsOf(organisation.id));
  return (
    <section
      id="payment-methods"
      aria-label={`Payment methods of ${organisation.name}`}
      className={styles.pays}
    >
      <h3>Payment methods of {organisation.name}</h3>
      <Loaded query={query} what="the payment methods" skeleton={<Skeleton h={70} />}>
        {(methods) => (
          <div className={styles.methods}>
            {methods.length === 0 && (
              <p className={styles.quiet}>
                None yet. From the instant one is verified, new work can be protected (P4).
              </p>
            )}
            {methods.map((card) => (
              <CardLine
                key={card.id}
                organisation={organisation.id}
                card={card}
                all={methods}
                mayChange={mayAdd}
              />
            ))}
            {methods.length > 1 && (
              <p className={styles.quiet}>Where one is declined the next is charged at once (D5).</p>
            )}
            {mayAdd && <AddCard organisation={organisation.id} />}
          </div>
        )}
      </Loaded>
    </section>
  );
}

function AddCard({ organisation }: { organisation: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const { data } = useQuery(thisHouse);
  const leave = useMutation({
    mutationFn: () => ask(openCardPage, { params: { organisation } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      {data?.cards === 'here' && (
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} />} onClick={open}>
          Add a card
        </Button>
      )}
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconExternalLink size={16} />}
        loading={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate()}
      >
        Leave a card at the processor
      </Button>
      <Refusal error={leave.error} compact />
      <Dialog opened={opened} onClose={close} title="Add a card">
        <CardForm organisation={organisation} onDone={close} />
      </Dialog>
    </>
  );
}

function CardForm({ organisation, onDone }: { organisation: string; onDone: () => void }) {
  const [card, setCard] = useState('');
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: () =>
      ask(addPaymentMethod, { params: { organisation }, body: { card: card.replaceAll(/\s/g, '') } }),
    onSuccess: async ({ brand, last4 }) => {
      onDone();
      notice(`${nameOf(brand)} ending in ${last4} is added.`);
      await client.invalidateQueries();
    },
  });
  return (
    <DeedForm
      deed="Add and verify"
      onDeed={add.mutate}
      onLeave={onDone}
      pending={add.isPending}
      error={add.error}
    >
      <TextInput
        label="Card number"
        description="A card of the sandbox, such as 4242 4242 4242 4242. No real card is asked for here."
        inputMode="numeric"
        autoComplete="off"
        required
        withAsterisk={false}
        value={card}
        onChange={(event) => setCard(event.currentTarget.value)}
        data-autofocus
      />
      <p className={page.small}>
        It is verified at once. Each week is charged to it when the week locks, Monday 12:00 UTC (B5).
      </p>
    </DeedForm>
  );
}
