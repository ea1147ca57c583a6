import { Button, Group, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { toInstant } from '@stint/wire/letters';
import { type PayoutMethod, stopPayoutMethod } from '@stint/wire/payouts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { PayoutMethodForm } from './payout-method-form.tsx';
import { payoutMethods } from './payout-queries.ts';

/** Where one is paid, a change that waits, and the way to change it. */
export function PayoutMethods() {
  const query = useQuery(payoutMethods);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <section className={page.panel} aria-labelledby="payout-method">
      <h2 id="payout-method">Where you are paid</h2>
      <Loaded query={query} what="your payout methods" skeleton={<Skeleton h={64} />}>
        {(methods) => <Standing methods={methods} />}
      </Loaded>
      <Group mt="sm">
        <Button variant="default" onClick={open}>
          {query.data?.some(({ state }) => state === 'in-force')
            ? 'Be paid elsewhere …'
            : 'Set a payout method …'}
        </Button>
      </Group>
      <Dialog opened={opened} onClose={close} title="Where to be paid">
        <PayoutMethodForm onDone={close} />
      </Dialog>
    </section>
  );
}

function Standing({ methods }: { methods: readonly PayoutMethod[] }) {
  const now = methods.find(({ state }) => state === 'in-force' || state === 'returned');
  const waiting = methods.find(({ state }) => state === 'waiting');
  return (
    <>
      {now ? (
        <p>
          Now: <strong>{nameOf(now)}</strong>
          {now.state === 'returned' &&
            '. The bank sent a payout back, so nothing more goes there: set a method anew.'}
        </p>
      ) : (
        <p>No payout method is in force, so nothing can be paid out yet.</p>
      )}
      {waiting && <Waiting method={waiting} />}
    </>
  );
}

function Waiting({ method }: { method: PayoutMethod }) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => ask(stopPayoutMethod, { params: { method: method.id } }),
    onSuccess: async () => {
      notice('The change is stopped; you are paid as before.');
      await client.invalidateQueries();
    },
  });
  return (
    <div role="status">
      <p>
        From {bothClocks(toInstant(method.effectiveAt), mine)}: <strong>{nameOf(method)}</strong>. If it was
        not you who set this, stop it and set a new password.
      </p>
      <Button color="red" variant="light" loading={stop.isPending} onClick={() => stop.mutate()}>
        Stop the change
      </Button>
      <Refusal error={stop.error} compact />
    </div>
  );
}

/** Where a payout that is asked for now goes to. */
export function whereTo(methods: readonly PayoutMethod[]): string {
  const now = methods.find(({ state }) => state === 'in-force');
  if (!now) return 'for where you are paid';
  return now.kind === 'processor' ? 'by the payment processor' : `for ${nameOf(now)}`;
}

function nameOf({ kind, holder, lastFour }: PayoutMethod): string {
  return kind === 'processor' ? 'by the payment processor' : `${holder}, bank account … ${lastFour}`;
}
