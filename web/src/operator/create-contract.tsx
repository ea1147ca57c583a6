import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { createContract } from '@stint/wire/contracts';
import { IconFilePlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { contracts } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { useNow } from '../time/house-clock.ts';
import { blankContract, letterOf } from './contract-draft.ts';
import { ContractFields } from './contract-fields.tsx';

export function CreateContract() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconFilePlus size={17} stroke={1.7} />} onClick={open}>
        Create a contract
      </Button>
      <Dialog opened={opened} onClose={close} title="Create a contract" size="lg">
        <ContractForm onDone={close} />
      </Dialog>
    </>
  );
}

function ContractForm({ onDone }: { onDone: () => void }) {
  const now = useNow();
  const [draft, setDraft] = useState(() => blankContract(now));
  const client = useQueryClient();
  const navigate = useNavigate();
  const letter = letterOf(draft);
  const create = useMutation({
    mutationFn: (body: NonNullable<typeof letter>) => ask(createContract, { body }),
    onSuccess: async ({ id, title }) => {
      onDone();
      notice(`${title} is created.`);
      await client.invalidateQueries({ queryKey: contracts.queryKey });
      await navigate({ to: '/contracts/$contract', params: { contract: id } });
    },
  });
  return (
    <DeedForm
      deed="Create"
      onDeed={() => letter && create.mutate(letter)}
      onLeave={onDone}
      pending={create.isPending}
      disabled={!letter}
      error={create.error}
    >
      <ContractFields draft={draft} onType={setDraft} />
    </DeedForm>
  );
}
