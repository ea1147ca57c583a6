import { Switch, TextInput } from '@mantine/core';
import styles from './form.module.css';
import { useOfferForm, useText } from './form-context.ts';
import { Section } from './section.tsx';

/** What comes with time: a raise that is agreed now, a sum for each week. */
export function LaterFields() {
  const { draft, change } = useOfferForm();
  const text = useText();
  return (
    <Section title="A raise, a stipend">
      <Switch
        label="A raise is agreed now"
        description="It comes into force by itself at 00:00 UTC of its day; where the rate is as high by then, it changes nothing."
        checked={draft.raises}
        onChange={({ currentTarget: { checked } }) => change({ raises: checked })}
      />
      {draft.raises && (
        <div className={styles.two}>
          <TextInput type="date" label="From" required {...text('raiseDay')} />
          <TextInput label="Raised rate an hour" inputMode="decimal" required {...text('raiseRate')} />
        </div>
      )}
      <div className={styles.half}>
        <TextInput
          label="Weekly stipend"
          description="A fixed sum for each week, beside the time; blank: none. A line of its own on each week’s invoice, worked or not; none for a week with a pause or a dispute; never protected (B6)."
          inputMode="decimal"
          {...text('stipend')}
        />
      </div>
    </Section>
  );
}
