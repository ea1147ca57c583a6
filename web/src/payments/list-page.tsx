import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { IconGift } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { PayDialog } from './pay-dialog.tsx';
import { paymentsOf } from './queries.ts';
import { PaymentRows } from './rows.tsx';

/** What was paid once on a contract, beside its weeks (D4), and the way to pay. */
export function PaymentsPage() {
  const { contract } = useContract();
  useTitle('Payments', contract.title);
  const query = useQuery(paymentsOf(contract.id));
  const [paying, setPaying] = useState(false);
  return (
    <div className={page.narrow}>
      <h1>One-time payments</h1>
      <p className={page.quiet}>
        Bonuses and expenses, beside what the weeks pay: the client’s own choice, with the fees of both sides,
        held for five days, never protected <Rule code="D4" />.
        {contract.kind === 'fixed' && contract.escrow === false
          ? ' Milestones that were invoiced without escrow stand here too.'
          : ''}
      </p>
      <Loaded query={query} what="the payments" skeleton={<Skeleton h={180} />}>
        {({ payments, may, payableUntil }) => (
          <>
            {may.length > 0 && (
              <p>
                <Button leftSection={<IconGift size={18} stroke={1.7} />} onClick={() => setPaying(true)}>
                  Pay a bonus or expenses …
                </Button>
              </p>
            )}
            {may.length > 0 && payableUntil !== null && (
              <p className={page.small}>
                The contract has ended; they can be paid until {bothClocks(toInstant(payableUntil), mine)}.
              </p>
            )}
            {payments.length === 0 ? (
              <p className={page.quiet}>None yet.</p>
            ) : (
              <PaymentRows of={payments} within />
            )}
          </>
        )}
      </Loaded>
      {paying && <PayDialog title="Pay a bonus or expenses" onClose={() => setPaying(false)} />}
    </div>
  );
}
