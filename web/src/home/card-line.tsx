import { ActionIcon, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { orderPaymentMethods, removePaymentMethod } from '@stint/wire/debt';
import { toInstant } from '@stint/wire/letters';
import { IconArrowUp, IconCreditCard, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './home.module.css';

interface Card {
  readonly id: string;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly verifiedAt: string | null;
}

interface CardLineProps {
  readonly organisation: string;
  readonly card: Card;
  /** In the order in which they are charged. */
  readonly all: readonly Card[];
  readonly mayChange: boolean;
}

/** One card with its place in the order in which they are charged (D5), the way to move it up, and out. */
export function CardLine({ organisation, card, all, mayChange }: CardLineProps) {
  const { id, brand, last4, verifiedAt } = card;
  const place = all.indexOf(card);
  const name = brand === null ? 'A card' : `${nameOf(brand)} ending in ${last4}`;
  const client = useQueryClient();
  const up = useMutation({
    mutationFn: () => {
      const order = all.map((one) => one.id).filter((one) => one !== id);
      order.splice(place - 1, 0, id);
      return ask(orderPaymentMethods, { params: { organisation }, body: { order } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['payment-methods', organisation] }),
  });
  return (
    <>
      <p className={styles.method}>
        <IconCreditCard size={20} stroke={1.6} aria-hidden="true" /> {name}
        <span>
          {all.length > 1 && (place === 0 ? 'charged first; ' : `tried ${ORDINALS[place] ?? 'later'}; `)}
          {verifiedAt ? `verified ${bothClocks(toInstant(verifiedAt), mine)}` : 'not verified'}
        </span>
        {mayChange && place > 0 && (
          <ActionIcon
            variant="subtle"
            aria-label={`Charge ${name}, number ${place + 1}, earlier`}
            loading={up.isPending}
            onClick={() => up.mutate()}
          >
            <IconArrowUp size={18} />
          </ActionIcon>
        )}
        {mayChange && <Remove organisation={organisation} id={id} name={name} isLast={all.length === 1} />}
      </p>
      <Refusal error={up.error} compact />
    </>
  );
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

interface RemoveProps {
  readonly organisation: string;
  readonly id: string;
  readonly name: string;
  readonly isLast: boolean;
}

function Remove(props: RemoveProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const { name } = props;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconTrash size={16} />}
        aria-label={`Remove ${name} …`}
        onClick={open}
      >
        Remove …
      </Button>
      <Dialog opened={opened} onClose={close} title={`Remove ${name}?`}>
        <RemoveForm {...props} onDone={close} />
      </Dialog>
    </>
  );
}

function RemoveForm({ organisation, id, name, isLast, onDone }: RemoveProps & { onDone: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      ask(removePaymentMethod, {
        params: { organisation, method: id },
        // What it means is said below.
        query: isLast ? { anyway: 'yes' as const } : {},
      }),
    onSuccess: async () => {
      onDone();
      notice(`${name} is removed: it is charged no more.`);
      await client.invalidateQueries();
    },
  });
  return (
    <DeedForm
      deed="Remove"
      danger
      onDeed={remove.mutate}
      onLeave={onDone}
      pending={remove.isPending}
      error={remove.error}
    >
      <p>It is charged no more. What was paid with it stays paid.</p>
      {isLast && (
        <p>
          It is the last card. While contracts run, their weeks could not be charged: after five days they
          would pause, and what was worked would stay owed (D5).
        </p>
      )}
    </DeedForm>
  );
}

export function nameOf(brand: string): string {
  return brand.charAt(0).toUpperCase() + brand.slice(1);
}
