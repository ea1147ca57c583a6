import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { PAYOUT_SCHEDULES, type PayoutSchedule } from '@stint/core/payout';
import { toInstant } from '@stint/wire/letters';
import { type PayoutPlan, setPayoutPlan } from '@stint/wire/payouts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { moneyText } from './amount.ts';
import { payoutPlans } from './payout-queries.ts';

const NAMES: Readonly<Record<PayoutSchedule, string>> = {
  'by-hand': 'Only when I ask',
  weekly: 'Every Wednesday',
  'twice-a-month': 'On the 1st and the 15th',
  monthly: 'On the 1st of a month',
};

/** When one is paid without asking, for each currency. */
export function PayoutPlans() {
  const { data = [] } = useQuery(payoutPlans);
  if (data.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="payout-plan">
      <h2 id="payout-plan">When you are paid</h2>
      <p className={page.quiet}>
        On these days all that is available goes out, if it is the minimum or more. Whatever you ask for
        yourself goes out at any time, also below it.
      </p>
      {data.map((plan) => (
        <Plan key={`${plan.currency} ${plan.schedule} ${plan.minimum}`} plan={plan} />
      ))}
    </section>
  );
}

function Plan({ plan }: { plan: PayoutPlan }) {
  const { currency } = plan;
  const [schedule, setSchedule] = useState<PayoutSchedule>(plan.schedule);
  const [minimum, setMinimum] = useState(plan.minimum);
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () =>
      ask(setPayoutPlan, { params: { currency }, body: { schedule, minimum: minimum.trim() } }),
    onSuccess: async () => {
      notice('From now on you are paid so.');
      await client.invalidateQueries({ queryKey: ['payout-plans'] });
    },
  });
  const isSame = schedule === plan.schedule && minimum === plan.minimum;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame) set.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={`When you are paid in ${currency}`}>
      <Group align="end">
        <NativeSelect
          label={`In ${currency}`}
          value={schedule}
          data={PAYOUT_SCHEDULES.map((value) => ({ value, label: NAMES[value] }))}
          onChange={({ currentTarget: { value } }) =>
            setSchedule(PAYOUT_SCHEDULES.find((one) => one === value) ?? 'by-hand')
          }
        />
        <TextInput
          label={`Minimum (${moneyText(plan.least, currency)} to ${moneyText(plan.most, currency)})`}
          inputMode="decimal"
          value={minimum}
          onChange={(event) => setMinimum(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending} disabled={isSame}>
          Save
        </Button>
      </Group>
      {plan.nextAt && <p className={page.quiet}>Next: {bothClocks(toInstant(plan.nextAt), mine)}.</p>}
      <Refusal error={set.error} compact />
    </form>
  );
}
