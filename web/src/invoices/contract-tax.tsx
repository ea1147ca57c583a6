import { Button, Group, Skeleton } from '@mantine/core';
import { setContractTax, type Tax } from '@stint/wire/particulars';
import type { Answer } from '@stint/wire/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { contractTax } from './queries.ts';
import { TaxFields } from './tax-fields.tsx';
import { taxWords } from './words.ts';

/** How the next invoice of a contract is taxed; its freelancer may have it otherwise than their other ones. */
export function ContractTax() {
  const { contract, side } = useContract();
  const query = useQuery(contractTax(contract.id));
  if (contract.kind === 'fixed') return null;
  return (
    <section className={page.panel} aria-labelledby="tax">
      <h2 id="tax">Tax on the next invoice</h2>
      <Loaded query={query} what="the tax" skeleton={<Skeleton h={40} />}>
        {(read) => (
          <>
            <p>
              <bdi>{taxWords(read.applies)}</bdi>
              {side === 'freelancer' &&
                (read.tax === null ? ', as in your particulars.' : ', for this contract alone.')}
            </p>
            {side === 'freelancer' && <Otherwise contract={contract.id} read={read} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Otherwise({ contract, read }: { contract: string; read: Answer<typeof setContractTax> }) {
  const { version, tax, applies } = read;
  const [draft, setDraft] = useState<Tax | null>(null);
  const set = useSetTax(contract, () => setDraft(null));
  const beside = refusalOf(set.error, 'tax');
  return (
    <>
      {draft !== null && <TaxFields tax={draft} onTax={setDraft} error={beside} />}
      <Group mt="sm">
        {draft === null ? (
          <Button variant="default" onClick={() => setDraft(applies)}>
            Tax this contract otherwise
          </Button>
        ) : (
          <>
            <Button loading={set.isPending} onClick={() => set.mutate({ version, tax: draft })}>
              Save
            </Button>
            <Button variant="default" onClick={() => setDraft(null)}>
              Leave it
            </Button>
          </>
        )}
        {tax !== null && draft === null && (
          <Button variant="subtle" onClick={() => set.mutate({ version, tax: null })}>
            As in your particulars again
          </Button>
        )}
      </Group>
      {beside === null && <Refusal error={set.error} />}
    </>
  );
}

function useSetTax(contract: string, onSet: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; tax: Tax | null }) =>
      ask(setContractTax, { params: { contract }, body }),
    onSuccess: (saved) => {
      client.setQueryData(contractTax(contract).queryKey, saved);
      onSet();
      notice('Invoices of this contract are taxed so from the next one on.');
    },
    onError: () => client.invalidateQueries({ queryKey: contractTax(contract).queryKey }),
  });
}
