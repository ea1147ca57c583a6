import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { LIMITS } from '@stint/wire/limits';
import { type Organisation, renameOrganisation } from '@stint/wire/teams';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import { organisationOf } from './queries.ts';

const BESIDE = ['changed-meanwhile'];

export function Rename({ team }: { team: Organisation }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        Rename
      </Button>
      <Dialog opened={opened} onClose={close} title="Rename">
        <RenameForm team={team} onDone={close} />
      </Dialog>
    </>
  );
}

function RenameForm({ team, onDone }: { team: Organisation; onDone: () => void }) {
  const [name, setName] = useState(team.name);
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: () =>
      ask(renameOrganisation, { params: { organisation: team.id }, body: { version: team.version, name } }),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries();
    },
    // Who was faster is shown on the page behind; what was typed stays.
    onError: () => client.invalidateQueries({ queryKey: organisationOf(team.id).queryKey }),
  });
  const beside = refusalOf(rename.error, 'name', BESIDE);
  return (
    <DeedForm
      deed="Rename"
      onDeed={() => rename.mutate()}
      onLeave={onDone}
      pending={rename.isPending}
      error={beside === null ? rename.error : null}
    >
      <TextInput
        label="Name"
        description={`Now: ${team.name}. Contracts, invoices and mails show the new one from then on.`}
        required
        withAsterisk={false}
        maxLength={LIMITS.name}
        value={name}
        error={beside}
        onChange={({ currentTarget: { value } }) => setName(value)}
        data-autofocus
      />
    </DeedForm>
  );
}
