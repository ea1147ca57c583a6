import { ActionIcon, Button, Switch, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { blankLabel, type LabelDraft } from './draft.ts';
import styles from './form.module.css';
import { faultOf, useOfferForm } from './form-context.ts';
import { Section } from './section.tsx';

/** Sorts of work, each with its own active minutes if it has any. */
export function LabelFields() {
  const { draft, change } = useOfferForm();
  const { labels } = draft;
  const suggest = () => change({ labels: [...labels, blankLabel('Calls and reading', '0')] });
  return (
    <Section
      title="Activity labels"
      says="What a session can be said to be, such as calls or design. A label may ask for fewer active minutes than the contract: 0 for calls and reading, so that a call without a click can be protected (P6)."
    >
      {labels.length > 0 && (
        <ul className={styles.rows}>
          {labels.map((label, index) => (
            <LabelRow key={label.key} label={label} index={index} />
          ))}
        </ul>
      )}
      <div className={styles.deeds}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={labels.length >= LIMITS.activityLabels}
          onClick={() => change({ labels: [...labels, blankLabel()] })}
        >
          Add a label
        </Button>
        {labels.length === 0 && (
          <Button variant="subtle" onClick={suggest}>
            Calls and reading, without activity
          </Button>
        )}
      </div>
      {labels.length > 0 && (
        <Switch
          label="Each session must say one of them"
          description="Else it may."
          checked={draft.labelRequired}
          onChange={({ currentTarget: { checked } }) => change({ labelRequired: checked })}
        />
      )}
    </Section>
  );
}

function LabelRow({ label, index }: { label: LabelDraft; index: number }) {
  const form = useOfferForm();
  const { draft, change } = form;
  const set = (part: Partial<LabelDraft>) =>
    change({ labels: draft.labels.map((one) => (one.key === label.key ? { ...one, ...part } : one)) });
  return (
    <li className={styles.label}>
      <TextInput
        label={`Label ${index + 1}`}
        value={label.name}
        error={faultOf(form, `labels.${label.key}.name`, label.name)}
        onChange={({ currentTarget: { value } }) => set({ name: value })}
      />
      <TextInput
        label="Active minutes"
        placeholder={draft.minActiveMinutes}
        inputMode="numeric"
        value={label.least}
        error={faultOf(form, `labels.${label.key}.least`, label.least)}
        onChange={({ currentTarget: { value } }) => set({ least: value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Take label ${index + 1} away`}
        onClick={() => change({ labels: draft.labels.filter(({ key }) => key !== label.key) })}
      >
        <IconTrash size={17} />
      </ActionIcon>
    </li>
  );
}
