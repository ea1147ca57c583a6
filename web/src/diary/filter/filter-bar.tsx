import { Button, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { hours } from '../../time/spoken.ts';
import { dayTotals } from '../totals.ts';
import styles from './filter.module.css';
import {
  type DiaryFilter,
  filtered,
  isFiltering,
  MARKS,
  type Mark,
  marksOf,
  withoutFilter,
} from './filter.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');
const QUIET_MILLISECONDS = 250;

const NAMES: Readonly<Record<Mark, string>> = {
  tracked: 'tracked',
  manual: 'manual',
  protected: 'protected',
  'not-protected': 'not protected',
  uncounted: 'uncounted',
  'over-limit': 'over limit',
  'low-activity': 'low activity',
  'memo-missing': 'no memo',
};

interface FilterBarProps {
  readonly filter: DiaryFilter;
  readonly diary: DiaryBySegment | undefined;
  readonly shown: DiaryBySegment | undefined;
}

/** What is looked for, how much of each there is, and what that comes to. It stands in the address. */
export function FilterBar({ filter, diary, shown }: FilterBarProps) {
  const navigate = route.useNavigate();
  const change = (next: DiaryFilter) =>
    void navigate({
      search: (same) => ({ ...withoutFilter(same), ...next }),
      replace: true,
      resetScroll: false,
    });
  const marks = marksOf(filter);
  const toggle = (mark: Mark) => {
    const { is: _, ...rest } = filter;
    const next = marks.includes(mark) ? marks.filter((one) => one !== mark) : [...marks, mark];
    change(next.length === 0 ? rest : { ...rest, is: next.join(',') });
  };
  const counts = useMemo(() => countsOf(diary, filter), [diary, filter]);
  return (
    <section aria-label="Filter" className={styles.bar}>
      {MARKS.map((line) => (
        <div key={line[0]} className={styles.line}>
          {line.map((mark) => (
            <button
              key={mark}
              type="button"
              className={styles.chip}
              data-mark={mark}
              aria-pressed={marks.includes(mark)}
              onClick={() => toggle(mark)}
            >
              {NAMES[mark]} <span>{counts?.[mark] ?? '–'}</span>
            </button>
          ))}
        </div>
      ))}
      <LabelChoice filter={filter} diary={diary} onChange={change} />
      <MemoWords filter={filter} onChange={change} />
      <p className={styles.sum} role="status">
        {diary && shown && <Sum diary={diary} shown={shown} />}
      </p>
      {isFiltering(filter) && (
        <Button variant="default" size="compact-sm" onClick={() => change({})}>
          Clear all
        </Button>
      )}
    </section>
  );
}

function Sum({ diary, shown }: { diary: DiaryBySegment; shown: DiaryBySegment }) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const [all, some] = [dayTotals(diary, currency), dayTotals(shown, currency)];
  if (diary === shown) return `All ${diary.size} segments are shown.`;
  const worth =
    contract.kind === 'fixed' ? '' : `, ${money(some.amount, currency)} of ${money(all.amount, currency)}`;
  return (
    <>
      Shown: <strong>{shown.size}</strong> of {diary.size} segments,{' '}
      <strong>{hours(some.countedSeconds)}</strong> of {hours(all.countedSeconds)} counted
      {worth}.
    </>
  );
}

interface ChoiceProps {
  readonly filter: DiaryFilter;
  readonly onChange: (next: DiaryFilter) => void;
}

const ANY = '*';

function LabelChoice({ filter, diary, onChange }: ChoiceProps & { diary: DiaryBySegment | undefined }) {
  const { contract } = useContract();
  const labels = useMemo(
    () =>
      labelsOf(
        contract.terms.activityLabels.map(({ name }) => name),
        diary,
      ),
    [contract, diary],
  );
  if (labels.length === 0 && filter.label === undefined) return null;
  return (
    <NativeSelect
      size="sm"
      aria-label="Activity label"
      value={filter.label ?? ANY}
      onChange={({ currentTarget: { value } }) => {
        const { label: _, ...rest } = filter;
        onChange(value === ANY ? rest : { ...rest, label: value });
      }}
    >
      <option value={ANY}>any label</option>
      <option value="">no label</option>
      {labels.map((label) => (
        <option key={label}>{label}</option>
      ))}
    </NativeSelect>
  );
}

/** The labels of the terms, and those that are in the diary and were of earlier terms. */
function labelsOf(terms: readonly string[], diary: DiaryBySegment | undefined): string[] {
  const used = [...(diary?.values() ?? [])].flat().flatMap(({ label }) => (label === null ? [] : [label]));
  return [...new Set([...terms, ...used])];
}

/** What is typed is looked for once it has been quiet for a moment. */
function MemoWords({ filter, onChange }: ChoiceProps) {
  const [typed, setTyped] = useState(filter.memo ?? '');
  const wanted = filter.memo ?? '';
  const [known, setKnown] = useState(wanted);
  if (known !== wanted) {
    setKnown(wanted);
    setTyped(wanted);
  }
  useEffect(() => {
    if (typed === wanted) return;
    const timer = setTimeout(() => {
      const { memo: _, ...rest } = filter;
      onChange(typed === '' ? rest : { ...rest, memo: typed });
    }, QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      size="sm"
      type="search"
      aria-label="Words of the memo"
      placeholder="words of the memo"
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}

/** How many segments each mark would show, beside what else is asked for. */
function countsOf(diary: DiaryBySegment | undefined, filter: DiaryFilter): Record<Mark, number> | null {
  if (!diary) return null;
  const marks = marksOf(filter);
  const { is: _, ...rest } = filter;
  const counts = MARKS.flatMap((line) => {
    const others = marks.filter((mark) => !(line as readonly Mark[]).includes(mark));
    return line.map((mark) => [mark, filtered(diary, { ...rest, is: [...others, mark].join(',') }).size]);
  });
  return Object.fromEntries(counts) as Record<Mark, number>;
}
