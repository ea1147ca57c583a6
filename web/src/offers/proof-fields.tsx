import { Switch, TextInput } from '@mantine/core';
import { Choice } from './choice.tsx';
import styles from './form.module.css';
import { useOfferForm, useText } from './form-context.ts';
import { Section } from './section.tsx';

/** What is recorded beside the time, what of it is seen, and what protection asks for. */
export function ProofFields() {
  const { draft, change } = useOfferForm();
  const text = useText();
  return (
    <Section
      title="Proof and privacy"
      says="What both of you see of the work, and what makes time protected: that the house makes it good if you should fail to pay."
    >
      <Pictures />
      <div className={styles.two}>
        <TextInput
          label="Active minutes asked for, of ten"
          description="With fewer a segment is billed and not protected (P6). 0 asks for none."
          inputMode="numeric"
          {...text('minActiveMinutes')}
        />
        <TextInput
          label="Private window, minutes"
          description="For so long after a segment’s end only the freelancer sees it, and may blur or delete it."
          inputMode="numeric"
          {...text('privateWindowMinutes')}
        />
      </div>
      <div className={styles.two}>
        <Idle />
        <Switch
          label="Time that cannot be measured is protected too"
          description="Where a device cannot count keys and clicks, as on some desktops and phones (P8)."
          checked={draft.unmeasuredProtected}
          onChange={({ currentTarget: { checked } }) => change({ unmeasuredProtected: checked })}
        />
      </div>
    </Section>
  );
}

function Pictures() {
  const { draft, change } = useOfferForm();
  return (
    <Choice
      label="Pictures"
      value={draft.snapshots}
      onChoose={(snapshots) => change({ snapshots })}
      options={[
        { value: 'full', name: 'Full', says: 'One picture of the screen in each ten minutes.' },
        {
          value: 'blurred',
          name: 'Blurred',
          says: 'Blurred on the freelancer’s computer: windows, and no words. It costs no protection.',
        },
        { value: 'none', name: 'None', says: 'Activity alone is recorded. It costs no protection.' },
      ]}
    />
  );
}

function Idle() {
  const { draft, change } = useOfferForm();
  const text = useText();
  return (
    <div className={styles.pair}>
      <TextInput
        label="Idle after, minutes"
        description="Without a key, click or scroll tracking stops, dated back to the last of them (T4)."
        inputMode="numeric"
        {...text('idleMinutes')}
        value={draft.idles ? draft.idleMinutes : ''}
        disabled={!draft.idles}
      />
      <Switch
        label="Never: tracking stops by hand alone"
        checked={!draft.idles}
        onChange={({ currentTarget: { checked } }) => change({ idles: !checked })}
      />
    </div>
  );
}
