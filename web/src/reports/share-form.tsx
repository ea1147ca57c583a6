import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { shareReport } from '@stint/wire/report-shares';
import type { Report, ReportQuery } from '@stint/wire/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { newId } from '../parts/new-id.ts';
import { refusalOf } from '../parts/refusal.tsx';
import styles from './fields.module.css';
import { Once } from './once.tsx';
import { shares } from './outlet-queries.ts';
import { BY, spanName } from './words.ts';

interface ShareFormProps {
  readonly query: ReportQuery;
  readonly report: Report;
  /** What the report is called already; '': nothing. */
  readonly name: string;
  readonly onLeave: () => void;
}

const LIVES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
];

/** Makes a link: what it shows is chosen, and said, before it is made; the link itself is told once. */
export function ShareForm({ query, report, name, onLeave }: ShareFormProps) {
  const form = useShare(query, report, name);
  const { draft, type, share, tried } = form;
  if (share.data) {
    return share.data.link === null ? (
      <Again onLeave={onLeave} />
    ) : (
      <Once
        address={new URL(share.data.link, location.origin).href}
        what="link"
        says="It is shown now and never again: this house keeps no more of it than a fingerprint. Whoever has it reads the report and every segment that it is made of, and no more than that, until it expires or you take it back below."
        onLeave={onLeave}
      />
    );
  }
  return (
    <DeedForm
      deed="Make the link"
      onDeed={form.send}
      onLeave={onLeave}
      pending={share.isPending}
      error={refusalOf(share.error, 'name') === null ? share.error : null}
    >
      <p>
        Whoever has the link reads {spanName(report.from, report.to)} of these contracts, by{' '}
        {BY[report.by].toLowerCase()}, and can save every segment that it is made of, with its ten minutes and
        its active minutes, without signing in. Never pictures, never fees, and nothing that you do not see
        yourself.
      </p>
      <TextInput
        label="Name"
        description="Stands above the report, for whoever reads it."
        value={draft.name}
        maxLength={LIMITS.name}
        error={tried && draft.name.trim() === '' ? 'What is it called?' : refusalOf(share.error, 'name')}
        onChange={(event) => type({ name: event.currentTarget.value })}
        data-autofocus
      />
      <Scope form={form} report={report} />
    </DeedForm>
  );
}

interface ScopeProps {
  readonly form: ReturnType<typeof useShare>;
  readonly report: Report;
}

/** What of it whoever holds the link reads, and until when. */
function Scope({ form, report }: ScopeProps) {
  const { draft, type } = form;
  return (
    <>
      <Which form={form} report={report} />
      <Switch
        label="Show what was billed"
        description="Amounts before fees."
        checked={draft.money}
        onChange={(event) => type({ money: event.currentTarget.checked })}
      />
      <Switch
        label="Show memos"
        description={
          report.by === 'memo'
            ? 'Without them a report by memo is one row.'
            : 'What the work is said to be. Read them once more before strangers do.'
        }
        checked={draft.memos}
        onChange={(event) => type({ memos: event.currentTarget.checked })}
      />
      <NativeSelect
        label="Expires after"
        value={draft.days}
        data={LIVES}
        onChange={(event) => type({ days: event.currentTarget.value })}
      />
    </>
  );
}

function Which({ form, report }: ScopeProps) {
  const { draft, type, tried } = form;
  const toggle = (contract: string): void =>
    type({
      contracts: draft.contracts.includes(contract)
        ? draft.contracts.filter((one) => one !== contract)
        : [...draft.contracts, contract],
    });
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.fieldName}>Which contracts</legend>
      {report.contracts.map(({ id, title, freelancer, organisation }) => (
        <label key={id} className={styles.check}>
          <input type="checkbox" checked={draft.contracts.includes(id)} onChange={() => toggle(id)} />
          <span>
            <bdi>{title}</bdi>
            <small>
              <bdi>{freelancer.name}</bdi> for <bdi>{organisation.name}</bdi>
            </small>
          </span>
        </label>
      ))}
      {tried && draft.contracts.length === 0 && (
        <p className={styles.fault}>Choose one at least: a link to nothing shows nothing.</p>
      )}
    </fieldset>
  );
}

function useShare(query: ReportQuery, report: Report, name: string) {
  const client = useQueryClient();
  const [id] = useState(newId);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState({
    name: name || `Timesheet ${spanName(report.from, report.to)}`,
    contracts: report.contracts.map((contract) => contract.id),
    money: report.shows.money,
    memos: true,
    days: '30',
  });
  const share = useMutation({
    mutationFn: () => {
      const { contracts, days, money, memos } = draft;
      const body = { id, money, memos, name: draft.name.trim(), days: Number(days) };
      return ask(shareReport, { body: { ...body, query: { ...query, contracts } } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: shares.queryKey }),
  });
  return {
    draft,
    tried,
    share,
    type: (typed: Partial<typeof draft>) => setDraft({ ...draft, ...typed }),
    send: () => {
      setTried(true);
      if (draft.name.trim() !== '' && draft.contracts.length > 0) share.mutate();
    },
  };
}

/** The first answer was lost on its way: its link is known to nobody. */
function Again({ onLeave }: { onLeave: () => void }) {
  return (
    <DeedForm deed="Close" leave="Leave it" onDeed={onLeave} onLeave={onLeave} pending={false} error={null}>
      <p>
        The link was made, and its answer was lost: nobody has it. Take it back in the list below the report,
        and make another one.
      </p>
    </DeedForm>
  );
}
