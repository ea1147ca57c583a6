import { Button, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { createOrganisation } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { me } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { newId } from '../parts/new-id.ts';
import { RadioRow } from '../parts/radio-row.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import styles from './teams.module.css';

const SAYS = {
  client: 'It posts jobs, makes offers, reviews weeks and pays. You are its owner and can invite others.',
  agency:
    'It speaks for freelancers who let it: it proposes and accepts for them, and sees the contracts that come of it. It is paid nothing by this house and holds nobody’s money.',
} as const;

/** Founds a client or an agency. */
export function NewOrganisationPage() {
  useTitle('Found an organisation');
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'client' | 'agency'>('client');
  const found = useFound();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    found.mutate({ id, name, kind });
  };
  return (
    <div className={styles.page}>
      <h1>Found an organisation</h1>
      <form onSubmit={submit} className={styles.panel} data-slim aria-label="Found an organisation">
        <RadioRow
          aria-label="Which kind"
          value={kind}
          data={[
            { value: 'client', label: 'Client' },
            { value: 'agency', label: 'Agency' },
          ]}
          onChange={(value) => setKind(value === 'agency' ? 'agency' : 'client')}
        />
        <p className={styles.small}>{SAYS[kind]}</p>
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={LIMITS.name}
          autoComplete="organization"
          value={name}
          error={refusalOf(found.error, 'name')}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Refusal error={refusalOf(found.error, 'name') ? null : found.error} />
        <div>
          <Button type="submit" loading={found.isPending}>
            Found it
          </Button>
        </div>
      </form>
    </div>
  );
}

function useFound() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { id: string; name: string; kind: 'client' | 'agency' }) =>
      ask(createOrganisation, { body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: me.queryKey });
      await navigate({ to: '/team', search: { organisation: id } });
    },
  });
}
