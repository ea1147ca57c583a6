import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import type { Person } from '@stint/wire/people';
import { RadioRow } from '../parts/radio-row.tsx';
import type { JobDraft, JobFaults, JobField } from './draft.ts';
import styles from './jobs.module.css';
import { LEVEL_WORDS } from './words.ts';

interface FieldsProps {
  readonly draft: JobDraft;
  readonly onType: (draft: JobDraft) => void;
  readonly faults: JobFaults;
  /** Those in whose name it can be posted; null where it stands already: neither it nor its kind changes. */
  readonly organisations: Person['organisations'] | null;
}

/** The fields of a job. */
export function JobFields({ draft, onType, faults, organisations }: FieldsProps) {
  const text = (name: Exclude<JobField, 'kind' | 'level'>) => ({
    value: draft[name],
    error: faults[name] ?? null,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onType({ ...draft, [name]: value }),
  });
  return (
    <>
      {organisations !== null && organisations.length > 1 && (
        <NativeSelect
          label="In the name of"
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          {...text('organisation')}
        />
      )}
      <TextInput label="Title" description="What you would call it in one line." {...text('title')} />
      <Textarea
        label="Description"
        description="What there is to do, what is there already, and how you will know that it is done."
        autosize
        minRows={7}
        maxRows={24}
        {...text('description')}
      />
      {organisations !== null && <Kind draft={draft} onType={onType} />}
      <Price draft={draft} onType={onType} text={text} />
      <div className={styles.two}>
        <NativeSelect
          label="Experience"
          data={[
            { value: '', label: 'Any level' },
            ...Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label })),
          ]}
          value={draft.level}
          onChange={({ currentTarget: { value } }) => onType({ ...draft, level: value as JobDraft['level'] })}
        />
        <TextInput
          label="Activity labels"
          description="Kinds of work in it, with commas between them. They can become part of the terms."
          placeholder="design, calls, reading"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...text('labels')}
        />
      </div>
    </>
  );
}

function Kind({ draft, onType }: Pick<FieldsProps, 'draft' | 'onType'>) {
  return (
    <div>
      <RadioRow
        aria-label="How it is paid"
        fullWidth
        value={draft.kind}
        data={[
          { value: 'hourly', label: 'By the hour' },
          { value: 'fixed', label: 'At a fixed price' },
        ]}
        onChange={(kind) => onType({ ...draft, kind: kind === 'fixed' ? kind : 'hourly' })}
      />
      <p className={styles.note}>
        {draft.kind === 'hourly'
          ? 'Work is tracked in segments of ten minutes and billed each week.'
          : 'You agree on milestones, and pay for each when it is done.'}
      </p>
    </div>
  );
}

interface PriceProps {
  readonly draft: JobDraft;
  readonly onType: FieldsProps['onType'];
  readonly text: (name: 'currency' | 'rateFrom' | 'rateTo' | 'budget') => object;
}

function Price({ draft, onType, text }: PriceProps) {
  const amount = {
    inputMode: 'decimal',
    maxLength: LIMITS.money,
    description: 'blank: to be agreed',
  } as const;
  return (
    <div className={styles.two}>
      {draft.kind === 'hourly' ? (
        <>
          <TextInput label="An hour, from" {...amount} {...text('rateFrom')} />
          <TextInput label="An hour, to" {...amount} {...text('rateTo')} />
        </>
      ) : (
        <TextInput label="Budget for all of it" {...amount} {...text('budget')} />
      )}
      <TextInput
        label="Currency"
        description="three letters"
        maxLength={3}
        autoCapitalize="characters"
        {...text('currency')}
        onChange={({ currentTarget: { value } }) => onType({ ...draft, currency: value.toUpperCase() })}
      />
    </div>
  );
}
