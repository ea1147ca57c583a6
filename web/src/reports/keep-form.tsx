import { TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { type KeptReport, keepReport, type ReportQuery } from '@stint/wire/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import { keptReports } from './queries.ts';
import { queryText } from './words.ts';

interface KeepFormProps {
  readonly query: ReportQuery;
  readonly onKept: (kept: KeptReport) => void;
  readonly onLeave: () => void;
}

/** Keeps a report under a name. Sent twice it is kept once. */
export function KeepForm({ query, onKept, onLeave }: KeepFormProps) {
  const client = useQueryClient();
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const keep = useMutation({
    mutationFn: () => ask(keepReport, { body: { id, name: name.trim(), query } }),
    onSuccess: (kept) => {
      void client.invalidateQueries({ queryKey: keptReports.queryKey });
      notice(`“${kept.name}” is kept. It stands above your reports.`);
      onKept(kept);
    },
  });
  const blank = tried && name.trim() === '' ? 'What is it called?' : null;
  const beside = refusalOf(keep.error, 'name');
  return (
    <DeedForm
      deed="Keep it"
      onDeed={() => {
        setTried(true);
        if (name.trim() !== '') keep.mutate();
      }}
      onLeave={onLeave}
      pending={keep.isPending}
      error={beside === null ? keep.error : null}
    >
      <p>
        Its groups, days, filters and clock are kept, for you alone: {queryText(query)}. A period such as
        “this month” goes along with the calendar.
      </p>
      <TextInput
        label="Name"
        placeholder="Monthly for the accountant"
        value={name}
        maxLength={LIMITS.name}
        error={blank ?? beside}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </DeedForm>
  );
}
