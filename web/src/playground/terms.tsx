import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { ScenarioFault } from '@stint/core/explain/reader';
import { useState } from 'react';
import shared from '../recorded/public.module.css';
import styles from './playground.module.css';
import { type Story, scenarioOf, type TermsFile } from './story.ts';
import type { StorySteps } from './use-story.ts';

type Field = {
  readonly name: keyof TermsFile;
  readonly label: string;
  readonly rule: string;
  readonly value: (terms: TermsFile) => string;
  /** Undefined for what is no such value. */
  readonly read: (text: string) => string | number | null | undefined;
};

const FIELDS: readonly Field[] = [
  { name: 'rate', label: 'Rate an hour', rule: 'B1', value: ({ rate }) => rate, read: (text) => text },
  {
    name: 'currency',
    label: 'Currency',
    rule: 'B4',
    value: ({ currency }) => currency,
    read: (text) => text.toUpperCase(),
  },
  {
    name: 'weeklyLimitMinutes',
    label: 'Weekly limit, minutes',
    rule: 'B2',
    value: ({ weeklyLimitMinutes: minutes }) => String(minutes ?? ''),
    read: numberOrNone,
  },
  {
    name: 'idleMinutes',
    label: 'Idle after, minutes',
    rule: 'T4',
    value: ({ idleMinutes = 10 }) => (idleMinutes === null ? '' : String(idleMinutes)),
    read: numberOrNone,
  },
  {
    name: 'minActiveMinutes',
    label: 'Active minutes asked for',
    rule: 'P6',
    value: ({ minActiveMinutes = 5 }) => String(minActiveMinutes),
    read: (text) => numberOrNone(text) ?? undefined,
  },
  {
    name: 'freelancerFeePercent',
    label: 'Freelancer fee, %',
    rule: 'B4',
    value: ({ freelancerFeePercent = '0' }) => freelancerFeePercent,
    read: (text) => text,
  },
  {
    name: 'clientFeePercent',
    label: 'Client fee, %',
    rule: 'B4',
    value: ({ clientFeePercent = '0' }) => clientFeePercent,
    read: (text) => text,
  },
];

/** The terms that both sides would have signed. */
export function TermsPanel({ steps }: { steps: StorySteps }) {
  const { story } = steps;
  return (
    <section className={shared.panel} aria-labelledby="terms">
      <h2 id="terms">The terms</h2>
      <div className={styles.terms}>
        {FIELDS.map((field) => (
          <TermField key={field.name} field={field} steps={steps} />
        ))}
        <Verified steps={steps} />
      </div>
      <Switch
        label="Manual time is allowed (M1)"
        checked={story.contract.manualTime ?? false}
        onChange={(event) => steps.edit(withTerm(story, { manualTime: event.currentTarget.checked }))}
      />
      <p className={shared.quiet}>
        An empty limit is none; with no idle time a session runs until it is stopped. An activity label with
        active minutes of its own is played by asking for as many here (P6).
      </p>
    </section>
  );
}

function TermField({ field, steps }: { field: Field; steps: StorySteps }) {
  const { story } = steps;
  const own = field.value(story.contract);
  const [typed, type] = useState<string | null>(null);
  const value = typed ?? own;
  return (
    <TextInput
      label={`${field.label} (${field.rule})`}
      value={value}
      error={typed === null ? null : faultOf(story, field, typed)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        type(text);
        if (faultOf(story, field, text) === null)
          steps.edit(withTerm(story, { [field.name]: field.read(text) }), `term ${field.name}`);
      }}
      onBlur={() => {
        if (faultOf(story, field, value) === null) type(null);
      }}
    />
  );
}

const SINCE = { before: 'before the work', never: 'not at all', own: 'at an instant of its own' } as const;

/** P4. An instant inside the week stands on the timeline and can be dragged there. */
function Verified({ steps }: { steps: StorySteps }) {
  const { story } = steps;
  const { verifiedAt } = story.client;
  const now = verifiedAt === null ? 'never' : verifiedAt < `${story.week}T` ? 'before' : 'own';
  const set = (since: string) => {
    const at = { before: story.contract.starts, never: null, own: story.told[0]?.at }[since];
    const text = typeof at === 'number' ? new Date((at + 300) * 1000).toISOString().replace('.000', '') : at;
    if (text !== undefined) steps.edit({ ...story, client: { verifiedAt: text } });
  };
  return (
    <NativeSelect
      label="Client verified (P4)"
      value={now}
      onChange={(event) => set(event.currentTarget.value)}
      data={Object.entries(SINCE).map(([value, label]) => ({ value, label }))}
    />
  );
}

/** Core's own words for what is no such term; null where it is one. */
function faultOf(story: Story, field: Field, text: string): string | null {
  const value = field.read(text.trim());
  if (value === undefined) return 'must be a whole number';
  try {
    scenarioOf(withTerm(story, { [field.name]: value }));
    return null;
  } catch (fault) {
    if (fault instanceof ScenarioFault) return fault.fault;
    throw fault;
  }
}

function withTerm(story: Story, term: Partial<TermsFile>): Story {
  return { ...story, contract: { ...story.contract, ...term } };
}

function numberOrNone(text: string): number | null | undefined {
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
