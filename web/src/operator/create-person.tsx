import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { LIMITS } from '@stint/wire/limits';
import { createPerson } from '@stint/wire/people';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import { people } from './queries.ts';

const ROLES = ['freelancer', 'client', 'operator'] as const;
/** The refusals that speak of the address. */
const TAKEN = ['email-taken'];
const BLANK = {
  name: '',
  email: '',
  password: '',
  role: 'freelancer' as (typeof ROLES)[number],
  organisation: '',
};

export function CreatePerson() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={17} stroke={1.7} />} onClick={open}>
        Create a person
      </Button>
      <Dialog opened={opened} onClose={close} title="Create a person">
        <PersonForm onDone={close} />
      </Dialog>
    </>
  );
}

function PersonForm({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState(BLANK);
  const create = useCreatePerson(onDone);
  const field = (name: 'name' | 'email' | 'password', codes: readonly string[] = []) => ({
    required: true,
    withAsterisk: false,
    autoComplete: 'off',
    value: typed[name],
    error: refusalOf(create.error, name, codes),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((same) => ({ ...same, [name]: value })),
  });
  return (
    <DeedForm
      deed="Create"
      onDeed={() => create.mutate(typed)}
      onLeave={onDone}
      pending={create.isPending}
      error={refusalOf(create.error, 'email', TAKEN) ? null : create.error}
    >
      <TextInput label="Name" maxLength={LIMITS.name} {...field('name')} data-autofocus />
      <TextInput label="E-mail" type="email" {...field('email', TAKEN)} />
      <PasswordInput
        label="First password"
        description={`At least ${LIMITS.passwordLeast} characters.`}
        minLength={LIMITS.passwordLeast}
        {...field('password')}
        autoComplete="new-password"
      />
      <NativeSelect
        label="Is a"
        data={[...ROLES]}
        value={typed.role}
        onChange={({ currentTarget: { value } }) =>
          setTyped((same) => ({ ...same, role: ROLES.find((role) => role === value) ?? same.role }))
        }
      />
      {typed.role === 'client' && (
        <OrganisationChoice
          value={typed.organisation}
          onChange={(value) => setTyped((same) => ({ ...same, organisation: value }))}
        />
      )}
    </DeedForm>
  );
}

function useCreatePerson(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ organisation, ...person }: typeof BLANK) =>
      ask(createPerson, {
        body: { ...person, ...(organisation === '' ? {} : { organisation: { id: organisation } }) },
      }),
    onSuccess: async ({ name }) => {
      onDone();
      notice(`${name} can sign in.`);
      await client.invalidateQueries({ queryKey: people.queryKey });
    },
  });
}

/** A client is always an organisation: of one, one that is there, or a new one. */
function OrganisationChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { data = [] } = useQuery(people);
  const known = new Map(data.flatMap(({ organisations }) => organisations.map(({ id, name }) => [id, name])));
  return (
    <NativeSelect
      label="Organisation"
      description="A client is always one, of at least one person."
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: 'An organisation of one' },
        ...[...known].map(([id, name]) => ({ value: id, label: name })),
      ]}
    />
  );
}
