import { Button } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import type { Particulars, SetParticulars } from '@stint/wire/particulars';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type FormEvent, type SetStateAction, useState } from 'react';
import { notice } from '../parts/notice-board.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import styles from './invoices.module.css';
import { LogoField } from './logo-field.tsx';
import { ParticularsFields } from './particulars-fields.tsx';
import { keepParticulars, particularsOf, type Whose } from './queries.ts';
import { TaxFields } from './tax-fields.tsx';

interface FormProps {
  readonly whose: Whose;
  readonly named: string;
  readonly particulars: Particulars;
  /** Who may not write them reads them. */
  readonly mayWrite: boolean;
}

/** Particulars to be written over the version that was seen. */
export function ParticularsForm({ whose, named, particulars, mayWrite }: FormProps) {
  const [draft, setDraft] = useState(() => draftOf(particulars));
  const [logo, setLogo] = useState(particulars.logo?.name ?? null);
  const set = useKeep(whose, draft, setDraft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Particulars on invoices" noValidate>
      <fieldset className={styles.form} disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0 }}>
        <ParticularsFields draft={draft} onType={setDraft} error={set.error} named={named} />
        {(whose === null || whose === 'house') && (
          <>
            <LogoField
              name={logo}
              error={refusalOf(set.error, 'logo')}
              onLogo={(file) => {
                setLogo(file?.name ?? null);
                setDraft({ ...draft, logo: file?.id ?? null });
              }}
            />
            <TaxFields
              tax={draft.tax}
              error={refusalOf(set.error, 'tax')}
              onTax={(tax) => setDraft({ ...draft, tax })}
            />
          </>
        )}
        <Refusal error={isBesideAField(set.error) ? null : set.error} />
        {mayWrite && (
          <div>
            <Button type="submit" loading={set.isPending}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

/** Saved over the version that was seen; where another one came meanwhile, the next try is over that one. */
function useKeep(whose: Whose, draft: SetParticulars, onDraft: Dispatch<SetStateAction<SetParticulars>>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => keepParticulars(whose, draft),
    onSuccess: (saved) => {
      client.setQueryData(particularsOf(whose).queryKey, saved);
      onDraft(draftOf(saved));
      notice('The particulars are saved. They stand on every invoice from now on.');
    },
    onError: async (error) => {
      if (!(error instanceof Refused) || error.letter.code !== 'changed-meanwhile') return;
      const { version } = await client.fetchQuery({ ...particularsOf(whose), staleTime: 0 });
      onDraft((typed) => ({ ...typed, version }));
    },
  });
}

function draftOf({ logo, ...said }: Particulars): SetParticulars {
  return { ...said, logo: logo?.id ?? null };
}

function isBesideAField(error: unknown): boolean {
  return error instanceof Refused && error.letter.field !== undefined && error.letter.code !== 'bad-request';
}
