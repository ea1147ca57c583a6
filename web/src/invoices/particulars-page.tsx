import { NativeSelect, Skeleton } from '@mantine/core';
import { mayAs } from '@stint/core/handshake/roles';
import type { Person } from '@stint/wire/people';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { me } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ParticularsForm } from './particulars-form.tsx';
import { particularsOf, type Whose } from './queries.ts';

const route = getRouteApi('/inside/invoices/particulars');
const inside = getRouteApi('/inside');

interface Side {
  readonly whose: Whose;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** Who one's invoices are from, or to: of oneself, of each organisation, of the house for its operator. */
export function ParticularsPage() {
  useTitle('Particulars on invoices');
  const { person: known } = inside.useRouteContext();
  const sides = sidesOf(useQuery(me).data ?? known);
  const { of } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = sides.find(({ whose }) => (whose ?? 'own') === of) ?? sides[0];
  return (
    <div className={page.narrow}>
      <h1>Particulars on invoices</h1>
      <p className={page.quiet}>
        Who an invoice is from, and to. Both sides of an invoice read them on it. One that was issued keeps
        what stood then; one that lacks something is issued all the same, and says so.
      </p>
      {sides.length > 1 && (
        <NativeSelect
          label="Whose"
          value={chosen?.whose ?? 'own'}
          data={sides.map(({ whose, name }) => ({ value: whose ?? 'own', label: name }))}
          onChange={({ currentTarget: { value } }) => void navigate({ search: { of: value } })}
        />
      )}
      {chosen ? (
        <Chosen key={chosen.whose ?? 'own'} side={chosen} />
      ) : (
        <p className={page.quiet}>You neither work nor hire here: no invoice is from you or to you.</p>
      )}
    </div>
  );
}

function Chosen({ side: { whose, name, mayWrite } }: { side: Side }) {
  const query = useQuery(particularsOf(whose));
  return (
    <section className={page.panel} aria-label={name}>
      {!mayWrite && <p className={page.quiet}>Who pays for the organisation writes them.</p>}
      <Loaded query={query} what="the particulars" skeleton={<Skeleton h={520} />}>
        {(read) => <ParticularsForm whose={whose} named={name} particulars={read} mayWrite={mayWrite} />}
      </Loaded>
    </section>
  );
}

function sidesOf({ name, roles, organisations }: Person): Side[] {
  return [
    ...(roles.includes('freelancer') ? [{ whose: null, name, mayWrite: true }] : []),
    ...organisations
      .filter(({ kind }) => kind === 'client')
      .map((one) => ({ whose: one.id, name: one.name, mayWrite: mayAs(one.role, 'pay') })),
    ...(roles.includes('operator') ? [{ whose: 'house', name: 'This house', mayWrite: true }] : []),
  ];
}
