import { Switch } from '@mantine/core';
import { type CalendarFeed, makeCalendar } from '@stint/wire/calendar';
import type { Contract } from '@stint/wire/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import styles from './fields.module.css';
import { Once } from './once.tsx';
import { calendars } from './outlet-queries.ts';
import outlets from './outlets.module.css';

interface CalendarFormProps {
  readonly contracts: readonly Contract[];
  readonly made: readonly CalendarFeed[];
  readonly onLeave: () => void;
}

/** Makes a secret address, or replaces the one of the same contracts; it is told once. */
export function CalendarForm({ contracts, made, onLeave }: CalendarFormProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [memos, setMemos] = useState(false);
  const make = useMutation({
    mutationFn: () => ask(makeCalendar, { body: { contracts: chosen === null ? null : [...chosen], memos } }),
    onSuccess: () => client.invalidateQueries({ queryKey: calendars.queryKey }),
  });
  if (make.data) {
    return (
      <Once
        address={new URL(make.data.address, location.origin).href}
        what="address"
        says="It is shown now and never again. Paste it into your calendar as a subscription; whoever has it reads what your calendar reads."
        onLeave={onLeave}
      />
    );
  }
  const replaced = made.some((feed) => sameContracts(feed.contracts, chosen));
  return (
    <DeedForm
      deed={replaced ? 'Replace the address' : 'Make the address'}
      onDeed={make.mutate}
      onLeave={onLeave}
      pending={make.isPending}
      disabled={chosen !== null && chosen.length === 0}
      error={make.error}
    >
      <Which contracts={contracts} chosen={chosen} onChoose={setChosen} />
      <Switch
        label="With memos"
        description="Without them an entry says the contract alone."
        checked={memos}
        onChange={(event) => setMemos(event.currentTarget.checked)}
      />
      {replaced && (
        <p className={outlets.warning}>
          <span>
            You have an address of these contracts. It is replaced: calendars that read the old one find
            nothing from now on.
          </span>
        </p>
      )}
    </DeedForm>
  );
}

interface WhichProps {
  readonly contracts: readonly Contract[];
  /** Null: all, also those to come. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[] | null) => void;
}

function Which({ contracts, chosen, onChoose }: WhichProps) {
  const toggle = (id: string): void => {
    const now = chosen ?? [];
    onChoose(now.includes(id) ? now.filter((one) => one !== id) : [...now, id]);
  };
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.fieldName}>Which contracts</legend>
      <label className={styles.check}>
        <input type="radio" name="of" checked={chosen === null} onChange={() => onChoose(null)} />
        <span>
          All of yours<small>those to come too</small>
        </span>
      </label>
      <label className={styles.check}>
        <input type="radio" name="of" checked={chosen !== null} onChange={() => onChoose([])} />
        <span>Some of them</span>
      </label>
      {chosen !== null &&
        contracts.map(({ id, title, organisation }) => (
          <label key={id} className={styles.check} data-inner>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <bdi>{title}</bdi>
              <small>
                <bdi>{organisation.name}</bdi>
              </small>
            </span>
          </label>
        ))}
    </fieldset>
  );
}

function sameContracts(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
