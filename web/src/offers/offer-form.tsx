import { Button } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import type { OfferTerms } from '@stint/wire/offers';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import type { OfferDraft } from './draft.ts';
import styles from './form.module.css';
import { OfferFormContext } from './form-context.ts';
import { LabelFields } from './label-fields.tsx';
import { LaterFields } from './later-fields.tsx';
import { MilestoneFields } from './milestone-fields.tsx';
import { PayFields } from './pay-fields.tsx';
import { ProofFields } from './proof-fields.tsx';
import { type Faults, type OfferWords, readDraft } from './read-draft.ts';
import { Summary } from './summary.tsx';
import { WhatFields } from './what-fields.tsx';

interface OfferFormProps {
  readonly draft: OfferDraft;
  readonly onType: (draft: OfferDraft) => void;
  readonly freelancer: string;
  readonly fees: Pick<OfferTerms, 'freelancerFeePercent' | 'clientFeePercent'>;
  /** An offer that stands keeps its kind. */
  readonly kindStands: boolean;
  /** The words on the button, and what follows from it. */
  readonly deed: string;
  readonly follows: string;
  readonly onSend: (words: OfferWords) => void;
  readonly pending: boolean;
  readonly error: unknown;
  /** Above the fields. */
  readonly children?: ReactNode;
}

/** The form of an offer: each term with what it means, and beside it all of them in plain words. */
export function OfferForm({ draft, onType, error, ...props }: OfferFormProps) {
  const [tried, setTried] = useState(false);
  const read = useMemo(() => readDraft(draft), [draft]);
  const refused = refusedFields(error);
  const { freelancerFeePercent, clientFeePercent } = props.fees;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (read.words) props.onSend(read.words);
    else focusFirstFault(event.currentTarget);
  };
  const form = {
    draft,
    change: (part: Partial<OfferDraft>) => onType({ ...draft, ...part }),
    faults: read.faults,
    tried,
    refused,
  };
  return (
    <OfferFormContext value={form}>
      <form onSubmit={submit} noValidate className={styles.form} aria-label="The offer">
        <div className={styles.fields}>
          {props.children}
          <WhatFields kindStands={props.kindStands} />
          {draft.kind === 'hourly' ? (
            <>
              <PayFields />
              <ProofFields />
              <LabelFields />
              <LaterFields />
            </>
          ) : (
            <MilestoneFields />
          )}
        </div>
        <Aside
          {...props}
          terms={read.shown && ({ ...read.shown, freelancerFeePercent, clientFeePercent } as OfferTerms)}
          error={Object.keys(refused).length > 0 ? null : error}
          faults={tried ? Object.keys(read.faults).length : 0}
        />
      </form>
    </OfferFormContext>
  );
}

/** After the faults are drawn. */
function focusFirstFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Where the fields of the house's letter stand in the form. */
const STANDS: Readonly<Record<string, string>> = {
  title: 'title',
  message: 'message',
  'terms.currency': 'currency',
  'terms.rate': 'rate',
  'terms.startDay': 'startDay',
  'terms.weeklyStipend': 'stipend',
  'terms.scheduledRaise.day': 'raiseDay',
  'terms.scheduledRaise.rate': 'raiseRate',
};

function refusedFields(error: unknown): Faults {
  const field = error instanceof Refused ? (error.letter.field ?? '') : '';
  const name = STANDS[field];
  const says = name === undefined ? null : refusalOf(error, field);
  return name === undefined || says === null ? {} : { [name]: says };
}

interface AsideProps extends Pick<OfferFormProps, 'freelancer' | 'follows' | 'deed' | 'pending'> {
  readonly terms: OfferTerms | null;
  /** Null where it stands beside a field. */
  readonly error: unknown;
  /** How many fields are wrong, once it was tried to send it. */
  readonly faults: number;
}

/** What is typed in plain words, what follows, and the button. */
function Aside({ terms, freelancer, follows, deed, pending, error, faults }: AsideProps) {
  return (
    <aside className={styles.aside} aria-label="In plain words">
      <h2>In plain words</h2>
      <Summary terms={terms} freelancer={freelancer} />
      <p className={styles.says}>{follows}</p>
      <Refusal error={error} />
      {faults > 0 && (
        <p role="alert" className={styles.fault}>
          {faults === 1 ? 'One field needs another look.' : `${faults} fields need another look.`}
        </p>
      )}
      <Button type="submit" size="md" loading={pending} fullWidth>
        {deed}
      </Button>
    </aside>
  );
}
