import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { RadioRow } from '../parts/radio-row.tsx';
import card from './card.module.css';
import { type JobFilter, rateFault } from './filter.ts';
import styles from './jobs.module.css';
import { KIND_WORDS, LEVEL_WORDS } from './words.ts';

interface FiltersProps {
  readonly filter: JobFilter;
  readonly onFilter: (filter: JobFilter) => void;
}

const ANY = '';

/** What is looked for; each change stands in the address at once, what is typed after a breath. */
export function Filters({ filter, onFilter }: FiltersProps) {
  const mine = filter.whose === 'mine';
  const choose = (name: 'kind' | 'level' | 'currency', value: string): void => {
    const { [name]: _, ...rest } = filter;
    onFilter(value === ANY ? rest : { ...rest, [name]: value });
  };
  return (
    <search className={styles.filters}>
      <Typed
        label="Search"
        says="Words of the title, the labels and the description"
        value={filter.q ?? ''}
        onTyped={(q) => onFilter(withText(filter, 'q', q))}
      />
      <div className={styles.narrowing}>
        <Choice label="Paid" value={filter.kind} options={KIND_WORDS} onChoose={(to) => choose('kind', to)} />
        <Choice
          label="Level"
          value={filter.level}
          options={LEVEL_WORDS}
          onChoose={(to) => choose('level', to)}
        />
        <Choice
          label="Currency"
          value={filter.currency}
          options={currencies(filter.currency)}
          onChoose={(to) => choose('currency', to)}
        />
        <Typed
          label="Pays at least, an hour"
          value={filter.rate ?? ''}
          fault={rateFault(filter)}
          onTyped={(rate) => onFilter(withText(filter, 'rate', rate))}
        />
      </div>
      {mine && <States filter={filter} onFilter={onFilter} />}
      <ChosenLabel filter={filter} onFilter={onFilter} />
    </search>
  );
}

function ChosenLabel({ filter, onFilter }: FiltersProps) {
  if (filter.label === undefined) return null;
  return (
    <div>
      <button
        type="button"
        className={card.label}
        onClick={() => onFilter(withText(filter, 'label', ''))}
        aria-label={`Not only the label ${filter.label}`}
      >
        <bdi>{filter.label}</bdi> <IconX size={14} aria-hidden="true" />
      </button>
    </div>
  );
}

function States({ filter, onFilter }: FiltersProps) {
  const { state: _, ...rest } = filter;
  return (
    <RadioRow
      aria-label="Which of your jobs"
      value={filter.state ?? 'all'}
      data={[
        { value: 'all', label: 'All' },
        { value: 'open', label: 'Open' },
        { value: 'closed', label: 'Closed' },
        { value: 'expired', label: 'Closed by itself' },
      ]}
      onChange={(state) => onFilter(state === 'all' ? rest : { ...rest, state })}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ANY}
      data={[
        { value: ANY, label: 'Any' },
        ...Object.entries(options).map(([to, says]) => ({ value: to, label: says })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

interface TypedProps {
  readonly label: string;
  readonly says?: string;
  readonly value: string;
  readonly fault?: string | null;
  readonly onTyped: (value: string) => void;
}

const BREATH_MILLISECONDS = 300;

function Typed({ label, says, value, fault = null, onTyped }: TypedProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  // The address was changed by somebody else: back, forward, a link.
  if (value !== told.current) {
    told.current = value;
    setText(value);
  }
  const tell = useRef(onTyped);
  tell.current = onTyped;
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, BREATH_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  const isSearch = says !== undefined;
  return (
    <TextInput
      label={label}
      placeholder={says}
      type={isSearch ? 'search' : 'text'}
      inputMode={isSearch ? 'search' : 'decimal'}
      maxLength={isSearch ? 200 : 24}
      leftSection={isSearch ? <IconSearch size={17} stroke={1.7} aria-hidden="true" /> : null}
      value={text}
      error={fault}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}

/** The usual ones, and the one that is looked for. */
function currencies(chosen: string | undefined): Record<string, string> {
  const usual = ['USD', 'EUR', 'GBP', 'INR', 'JPY', 'CAD', 'AUD', 'CHF', 'PLN', 'BRL'];
  const all = chosen === undefined || usual.includes(chosen) ? usual : [...usual, chosen];
  return Object.fromEntries(all.map((code) => [code, code]));
}

function withText(filter: JobFilter, name: 'q' | 'rate' | 'label', text: string): JobFilter {
  const { [name]: _, ...rest } = filter;
  return text.trim() === '' ? rest : { ...rest, [name]: text.trim() };
}
