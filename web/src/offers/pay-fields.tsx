import { Switch, TextInput } from '@mantine/core';
import { Choice } from './choice.tsx';
import styles from './form.module.css';
import { useOfferForm, useText } from './form-context.ts';
import { Section } from './section.tsx';

/** Rate, which time counts, how much of it, and from when. */
export function PayFields() {
  const { draft, change } = useOfferForm();
  const text = useText();
  return (
    <Section title="Pay">
      <div className={styles.two}>
        <TextInput
          label="Rate an hour"
          description="Later only you can raise it, and only the freelancer can lower it (B1)."
          inputMode="decimal"
          placeholder="45.00"
          required
          {...text('rate')}
        />
        <TextInput
          type="date"
          label="Starts"
          description="At 00:00 UTC of this day, or when it is accepted, if that is later."
          required
          {...text('startDay')}
        />
      </div>
      <WhichTime />
      <div className={styles.two}>
        <Limit />
        <Switch
          label="Manual time is allowed"
          description="The freelancer may write time in by hand. It is billed in full and never protected (M5). You can allow it later, too, and ask for it to stop; what was written in stays."
          checked={draft.manualTime}
          onChange={({ currentTarget: { checked } }) => change({ manualTime: checked })}
        />
      </div>
    </Section>
  );
}

function WhichTime() {
  const { draft, change } = useOfferForm();
  return (
    <Choice
      label="Which time counts"
      value={draft.pay}
      onChoose={(pay) => change({ pay })}
      options={[
        {
          value: 'segment',
          name: 'By segment (C1)',
          says: 'Ten minutes count whole when their one snapshot was taken, else not at all. On average pay equals work, and there is a picture for all that is paid.',
        },
        {
          value: 'exact',
          name: 'Exact (C2)',
          says: 'Every tracked second counts. Where no snapshot was taken, it is paid and not protected.',
        },
      ]}
    />
  );
}

function Limit() {
  const { draft, change } = useOfferForm();
  const text = useText();
  return (
    <div className={styles.pair}>
      <TextInput
        label="Weekly limit, hours"
        description="Time over it is shown and not billed (B2). You can raise it at any time; a cut works from the next Monday. 0 is a limit: nothing is billed until you raise it."
        {...text('limit')}
        value={draft.limited ? draft.limit : ''}
        disabled={!draft.limited}
      />
      <Switch
        label="No limit"
        checked={!draft.limited}
        onChange={({ currentTarget: { checked } }) => change({ limited: !checked })}
      />
    </div>
  );
}
