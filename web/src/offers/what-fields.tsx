import { Textarea, TextInput } from '@mantine/core';
import { Choice } from './choice.tsx';
import styles from './form.module.css';
import { useOfferForm, useText } from './form-context.ts';
import { Section } from './section.tsx';

/** What it is about, and how it is paid: by the hour, or a price for all of it. */
export function WhatFields({ kindStands }: { kindStands: boolean }) {
  const { change } = useOfferForm();
  const text = useText();
  return (
    <Section title="What it is about">
      <TextInput
        label="Title"
        description="The contract will bear it: both of you see it wherever time or money of it is shown."
        required
        {...text('title')}
      />
      <Textarea
        label="Message"
        description="To the freelancer, with the offer. What is agreed stands in the terms, not here."
        autosize
        minRows={3}
        maxRows={12}
        {...text('message')}
      />
      {!kindStands && <Kind />}
      <div className={styles.currency}>
        <TextInput
          label="Currency"
          description="ISO 4217"
          maxLength={3}
          required
          {...text('currency')}
          onChange={({ currentTarget: { value } }) => change({ currency: value.toUpperCase() })}
        />
      </div>
    </Section>
  );
}

function Kind() {
  const { draft, change } = useOfferForm();
  return (
    <Choice
      label="How it is paid"
      value={draft.kind}
      onChoose={(kind) => change({ kind })}
      options={[
        {
          value: 'hourly',
          name: 'By the hour',
          says: 'Time is tracked, billed each week, and can be protected.',
        },
        {
          value: 'fixed',
          name: 'Fixed price',
          says: 'Milestones, each with its amount. Time may be tracked for the record and is never billed.',
        },
      ]}
    />
  );
}
