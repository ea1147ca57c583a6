import { NativeSelect, TextInput } from '@mantine/core';
import type { Contract } from '@stint/wire/contracts';
import type { ReportPeriod } from '@stint/wire/reports';
import { refusalOf } from '../parts/refusal.tsx';
import { isDay, type Zone } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { type Choice, ChooseMany } from './choose-many.tsx';
import styles from './controls.module.css';
import fields from './fields.module.css';
import { PERIODS, queryOf, type ReportSearch, WAYS } from './search.ts';
import { BY, PERIOD } from './words.ts';

interface ControlsProps {
  readonly search: ReportSearch;
  readonly zone: Zone;
  /** The days that are shown, for who wants to choose their own from there. */
  readonly shown: { readonly from: string; readonly to: string } | undefined;
  readonly contracts: readonly Contract[];
  readonly onSearch: (search: ReportSearch) => void;
  /** Why it could not be read: said beside the field that it is about. */
  readonly error: unknown;
}

/** What the report is of: its days, its groups, its filters, its clock. All of it goes into the address. */
export function Controls(props: ControlsProps) {
  const { search, zone, onSearch } = props;
  const query = queryOf(search, zone);
  return (
    <section className={styles.controls} aria-label="What the report is of">
      <Days {...props} />
      <fieldset>
        <legend className={fields.fieldName}>Group by</legend>
        <div className={styles.segments}>
          {WAYS.map((by) => (
            <label key={by}>
              <input
                type="radio"
                name="by"
                checked={query.by === by}
                onChange={() => onSearch({ ...search, by })}
              />
              <span>{BY[by]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Filters {...props} />
      <NativeSelect
        label="By the clock of"
        value={query.zone}
        data={zonesFor(query.zone)}
        error={refusalOf(props.error, 'zone')}
        onChange={(event) => onSearch({ ...search, zone: event.currentTarget.value })}
      />
    </section>
  );
}

const OWN = 'own';

function Days({ search, zone, shown, error, onSearch }: ControlsProps) {
  const { period, from, to } = queryOf(search, zone);
  const { period: _, from: __, to: ___, ...rest } = search;
  const choose = (value: string): void => {
    const chosen = PERIODS.find((one) => one === value);
    if (chosen) onSearch({ ...rest, period: chosen });
    else if (shown) onSearch({ ...rest, from: shown.from, to: shown.to });
  };
  const between = (days: { from?: string; to?: string }): void => {
    const chosen = { from: from ?? '', to: to ?? '', ...days };
    if (!isDay(chosen.from) || !isDay(chosen.to)) return;
    // Whoever moves one end past the other means that day.
    if (chosen.from > chosen.to) Object.assign(chosen, days.from ? { to: days.from } : { from: days.to });
    onSearch({ ...rest, ...chosen });
  };
  return (
    <div className={styles.days}>
      <NativeSelect
        label="Days"
        value={period ?? OWN}
        data={[...PERIODS.map(named), { value: OWN, label: 'From … to …' }]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {period === undefined && (
        <>
          <TextInput
            type="date"
            label="From"
            value={from ?? ''}
            error={refusalOf(error, 'from')}
            onChange={(event) => between({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            value={to ?? ''}
            error={refusalOf(error, 'to')}
            onChange={(event) => between({ to: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}

function named(period: ReportPeriod) {
  return { value: period, label: PERIOD[period] };
}

function Filters({ search, contracts, onSearch }: ControlsProps) {
  const { contracts: chosen = [], people = [], labels = [] } = search;
  return (
    <div className={styles.filters}>
      <ChooseMany
        what="Contracts"
        choices={contracts.map(({ id, title, organisation }) => ({
          value: id,
          label: title,
          under: organisation.name,
        }))}
        chosen={chosen}
        onChoose={(some) => onSearch(without(search, 'contracts', some))}
      />
      <ChooseMany
        what="People"
        choices={peopleOf(contracts)}
        chosen={people}
        onChoose={(some) => onSearch(without(search, 'people', some))}
      />
      <ChooseMany
        what="Labels"
        choices={labelsOf(contracts)}
        chosen={labels}
        onChoose={(some) => onSearch(without(search, 'labels', some))}
      />
    </div>
  );
}

function without(
  search: ReportSearch,
  filter: 'contracts' | 'people' | 'labels',
  chosen: readonly string[],
): ReportSearch {
  const { [filter]: _, ...rest } = search;
  return chosen.length === 0 ? rest : { ...rest, [filter]: chosen };
}

function peopleOf(contracts: readonly Contract[]): Choice[] {
  const people = new Map(contracts.map(({ freelancer }) => [freelancer.id, freelancer.name]));
  return Array.from(people, ([value, label]) => ({ value, label }));
}

function labelsOf(contracts: readonly Contract[]): Choice[] {
  const labels = new Set(contracts.flatMap(({ terms }) => terms.activityLabels.map(({ name }) => name)));
  if (labels.size === 0) return [];
  return [...Array.from(labels, (name) => ({ value: name, label: name })), { value: '', label: 'no label' }];
}

/** This computer's, UTC, and whatever the address says. */
function zonesFor(zone: Zone) {
  const zones = [...new Set([mine, 'UTC', zone])];
  return zones.map((value) => ({ value, label: value === mine ? `${value} (mine)` : value }));
}
