import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Checkbox, SegmentedControl, Skeleton, Textarea, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isRefused } from '../api/house.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { nameOf } from '../home/card-line.tsx';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { pay, paymentsOf } from './queries.ts';
import { outcomeText, quoteOf } from './words.ts';

interface PayProps {
  readonly title: string;
  readonly onClose: () => void;
  /** A bonus that was asked for: its week and its sum, which then stand. */
  readonly request?: { readonly week: string; readonly amount: string };
}

/** D4: a bonus or expenses. What moves, when and to whom is said before it does. */
export function PayDialog({ title, onClose, request }: PayProps) {
  return (
    <Dialog onClose={onClose} title={title}>
      <PayForm onClose={onClose} {...(request ? { request } : {})} />
    </Dialog>
  );
}

type FormProps = Omit<PayProps, 'title'>;

function PayForm({ onClose, request }: FormProps) {
  const { deed, quote, typed, type } = usePayment({ onClose, ...(request ? { request } : {}) });
  const { anyway } = typed;
  const isAgain = isRefused(deed.error) && deed.error.letter.code === 'paid-just-now';
  return (
    <DeedForm
      deed={quote ? `Pay ${quote.charged}` : 'Pay'}
      onDeed={deed.mutate}
      onLeave={onClose}
      pending={deed.isPending}
      disabled={quote === null || (isAgain && !anyway)}
      error={deed.error}
    >
      <Fields typed={typed} type={type} isAsked={request !== undefined} />
      {quote && <Before quote={quote} />}
      {deed.data?.state === 'declined' && (
        <p role="alert">
          Every card declined it, so nothing moved. <Cards /> or ask your bank, then pay again.
        </p>
      )}
      {isAgain && (
        <Checkbox
          label="It is another payment: pay it again"
          checked={anyway}
          onChange={(event) => type({ anyway: event.currentTarget.checked })}
        />
      )}
    </DeedForm>
  );
}

interface Typed {
  readonly kind: 'bonus' | 'expenses';
  readonly amount: string;
  readonly says: string;
  readonly anyway: boolean;
}

interface FieldsProps {
  readonly typed: Typed;
  readonly type: (more: Partial<Typed>) => void;
  /** A bonus that was asked for: its sum stands. */
  readonly isAsked: boolean;
}

function Fields({ typed: { kind, amount, says }, type, isAsked }: FieldsProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  return (
    <>
      {!isAsked && (
        <SegmentedControl
          aria-label="What it is"
          value={kind}
          onChange={(value) => type({ kind: value === 'expenses' ? 'expenses' : 'bonus' })}
          data={[
            { value: 'bonus', label: 'Bonus' },
            { value: 'expenses', label: 'Expenses' },
          ]}
        />
      )}
      <TextInput
        label={`Amount in ${currency}`}
        inputMode="decimal"
        value={amount}
        onChange={(event) => type({ amount: event.currentTarget.value })}
        readOnly={isAsked}
        data-autofocus
      />
      <Textarea
        label="What it is for"
        description={`${contract.freelancer.name} reads it, and it stands on the invoice.`}
        autosize
        minRows={2}
        maxLength={LIMITS.paymentSays}
        value={says}
        onChange={(event) => type({ says: event.currentTarget.value })}
      />
    </>
  );
}

function usePayment({ onClose, request }: FormProps) {
  const { contract } = useContract();
  const client = useQueryClient();
  const { data: quoted } = useQuery(paymentsOf(contract.id));
  // One id for one dialog: a second press, or an answer that was lost, is the same payment.
  const [id, setId] = useState(newId);
  const [typed, setTyped] = useState<Typed>({
    kind: 'bonus',
    amount: request?.amount ?? '',
    says: '',
    anyway: false,
  });
  const { kind, amount, says, anyway } = typed;
  const deed = useMutation({
    mutationFn: () =>
      pay(contract.id, {
        id,
        kind,
        amount: amount.trim(),
        says,
        ...(request ? { request: request.week } : {}),
        ...(anyway ? { anyway: 'yes' } : {}),
      }),
    onSuccess: (paid) => {
      notice(outcomeText(paid, contract.freelancer.name));
      if (paid.state === 'declined') setId(newId());
      else onClose();
    },
    onSettled: () => client.invalidateQueries(),
  });
  return {
    deed,
    quote: quoted ? quoteOf(amount, contract.terms.currency, quoted) : null,
    typed,
    type: (more: Partial<Typed>) => setTyped((before) => ({ ...before, ...more })),
  };
}

function Before({ quote }: { quote: NonNullable<ReturnType<typeof quoteOf>> }) {
  const { contract } = useContract();
  const { data: cards } = useQuery(paymentMethodsOf(contract.organisation.id));
  const [first] = cards ?? [];
  if (!cards) return <Skeleton h={60} />;
  return (
    <p className={page.small}>
      {first ? (
        <>
          {quote.charged} is charged now to {first.brand === null ? 'your card' : nameOf(first.brand)}
          {first.last4 && ` ending in ${first.last4}`}
          {cards.length > 1 ? ', or to the next card if it declines' : ''}: {quote.total} and {quote.fee} for
          the house. {contract.freelancer.name} gets {quote.net} after the fee, pending at once and available
          after five days. It is never protected <Rule code="D4" />, and changes nothing of the weeks.
        </>
      ) : (
        <>
          There is no card. <Cards /> first.
        </>
      )}
    </p>
  );
}

function Cards() {
  const { contract } = useContract();
  return (
    <Link to="/organisations/$organisation/debt" params={{ organisation: contract.organisation.id }}>
      Add a card
    </Link>
  );
}
