import { NativeSelect } from '@mantine/core';
import { mayAs } from '@stint/core/handshake/roles';
import type { Person } from '@stint/wire/people';
import { useQueries } from '@tanstack/react-query';
import { organisationOf } from '../teams/queries.ts';

/** Oneself, or `agency/freelancer`. */
export type Whom = '' | `${string}/${string}`;

interface ForWhomProps {
  readonly person: Person;
  readonly whom: Whom;
  readonly fault: string | null;
  readonly onChoose: (whom: Whom) => void;
}

/** For who speaks for an agency: in whose name they propose. Nothing for all others. */
export function ForWhom({ person, whom, fault, onChoose }: ForWhomProps) {
  const agencies = agenciesOf(person);
  const teams = useQueries({ queries: agencies.map(({ id }) => organisationOf(id)) });
  if (agencies.length === 0) return null;
  const others = teams.flatMap(({ data }) =>
    (data?.freelancers ?? []).map(({ person: one }) => ({
      value: `${data?.id}/${one.id}`,
      label: `${one.name}, by way of ${data?.name}`,
    })),
  );
  const own = person.roles.includes('freelancer')
    ? { value: '', label: `${person.name}, for yourself` }
    : { value: '', label: 'Choose …' };
  return (
    <NativeSelect
      label="Who proposes"
      value={whom}
      data={[own, ...others]}
      error={fault}
      onChange={({ currentTarget: { value } }) => onChoose(value as Whom)}
    />
  );
}

/** What to send of it. */
export function partiesOf(whom: Whom): { agency?: string; freelancer?: string } {
  const [agency, freelancer] = whom.split('/');
  return agency && freelancer ? { agency, freelancer } : {};
}

/** Null where somebody is named, or proposes for themselves. */
export function whomFault(person: Person, whom: Whom): string | null {
  return whom === '' && !person.roles.includes('freelancer') ? 'Choose who proposes.' : null;
}

function agenciesOf({ organisations }: Person): Person['organisations'] {
  return organisations.filter(({ kind, role }) => kind === 'agency' && mayAs(role, 'represent'));
}
