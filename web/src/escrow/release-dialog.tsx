import '@mantine/core/styles/Stack.css';
import '@mantine/core/styles/Radio.css';
import { Radio, Stack, TextInput } from '@mantine/core';
import { parseMoney } from '@stint/core/money';
import { releaseMilestone } from '@stint/wire/escrow';
import { LIMITS } from '@stint/wire/limits';
import type { MilestoneMoney } from '@stint/wire/milestone-money';
import type { Milestone } from '@stint/wire/milestones';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import styles from './escrow.module.css';
import { type ReleasePlan, releasePlan } from './words.ts';

interface DialogProps {
  readonly milestone: Milestone;
  readonly money: MilestoneMoney;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Approves a milestone, whole or in part: what the freelancer gets and when, what the fees are, and where the rest goes. */
export function ReleaseDialog({ milestone, money, currency, onClose }: DialogProps) {
  const [amount, setAmount] = useState(money.held);
  const [rest, setRest] = useState<'client' | 'next'>('client');
  const plan = releasePlan(money, amount, currency);
  const release = useRelease({ milestone, currency, onClose }, { amount: amount.trim(), rest });
  const beside = refusalOf(release.error, 'amount');
  const fault = plan ? undefined : `An amount above 0, and at most ${moneyText(money.held, currency)}.`;
  return (
    <Dialog onClose={onClose} title={`Release “${milestone.title}”`}>
      <DeedForm
        deed={plan?.hasRest ? 'Release this part' : 'Release all of it'}
        onDeed={release.mutate}
        onLeave={onClose}
        pending={release.isPending}
        disabled={plan === null}
        error={beside ? null : release.error}
      >
        <TextInput
          label={`How much, in ${currency}`}
          description={`${moneyText(money.held, currency)} is in escrow for it.`}
          inputMode="decimal"
          maxLength={LIMITS.money}
          value={amount}
          error={beside ?? fault}
          onChange={(event) => setAmount(event.currentTarget.value)}
          data-autofocus
        />
        {plan?.hasRest && (
          <Rest
            rest={rest}
            onRest={setRest}
            money={money}
            currency={currency}
            sum={plan.rest}
            back={plan.back}
          />
        )}
        {plan && <PlanLines plan={plan} isBack={plan.hasRest && rest === 'client'} />}
        <p>The milestone is over then; what is released does not come back by itself.</p>
      </DeedForm>
    </Dialog>
  );
}

function useRelease(
  { milestone, currency, onClose }: Omit<DialogProps, 'money'>,
  { amount, rest }: { amount: string; rest: 'client' | 'next' },
) {
  const { contract } = useContract();
  const client = useQueryClient();
  const [{ version }] = useState(milestone);
  return useMutation({
    mutationFn: () => {
      const params = { contract: contract.id, milestone: milestone.id };
      return ask(releaseMilestone, { params, body: { version, amount, rest } });
    },
    onSuccess: () => {
      notice(`${moneyText(amount, currency)} is released; the freelancer is told.`);
      onClose();
    },
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
}

function PlanLines({ plan, isBack }: { plan: ReleasePlan; isBack: boolean }) {
  return (
    <dl className={styles.plan}>
      <dt>To the freelancer, available after five days</dt>
      <dd>{plan.net}</dd>
      <dt>The freelancer’s fee</dt>
      <dd>{plan.freelancerFee}</dd>
      <dt>Your fee, paid with the funding</dt>
      <dd>{plan.clientFee}</dd>
      {isBack && (
        <>
          <dt>Back to your card, with your fee on it</dt>
          <dd>{plan.back}</dd>
        </>
      )}
    </dl>
  );
}

interface RestProps {
  readonly rest: 'client' | 'next';
  readonly onRest: (rest: 'client' | 'next') => void;
  readonly money: MilestoneMoney;
  readonly currency: string;
  readonly sum: string;
  readonly back: string;
}

function Rest({ rest, onRest, money, currency, sum, back }: RestProps) {
  const room = money.nextTakes === null ? null : parseMoney(money.nextTakes, currency);
  const says =
    room === null
      ? 'There is no later milestone that misses money.'
      : `The next milestone misses ${moneyText(money.nextTakes ?? '0', currency)}.`;
  return (
    <Radio.Group
      label={`The rest, ${sum}`}
      value={rest}
      onChange={(value) => onRest(value === 'next' ? 'next' : 'client')}
    >
      <Stack gap={6} mt={4}>
        <Radio value="client" label={`goes back to your card: ${back} with your fee on it`} />
        <Radio
          value="next"
          disabled={room === null}
          label="stays in escrow, behind the next milestone"
          description={says}
        />
      </Stack>
    </Radio.Group>
  );
}
