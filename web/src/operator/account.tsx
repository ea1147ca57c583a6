import { useQuery } from '@tanstack/react-query';
import { contractOf } from '../api/queries.ts';
import page from '../parts/page.module.css';
import { people } from './queries.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** An account of the books, with the name of whose it is, or of which contract, in the place of their id. */
export function Account({ name }: { name: string }) {
  return name.startsWith('escrow:') ? <EscrowAccount name={name} /> : <OfSomebody name={name} />;
}

function EscrowAccount({ name }: { name: string }) {
  const { data } = useQuery(contractOf(name.slice('escrow:'.length)));
  if (!data) return name;
  return (
    <span title={name}>
      <span className={page.small}>escrow:</span>
      {data.title}
    </span>
  );
}

function OfSomebody({ name }: { name: string }) {
  const { data = [] } = useQuery(people);
  const [id = ''] = UUID.exec(name) ?? [];
  const whose = [...data, ...data.flatMap(({ organisations }) => organisations)].find((one) => one.id === id);
  if (!whose) return name;
  const [before, after] = name.split(id);
  return (
    <span title={name}>
      <span className={page.small}>{before}</span>
      {whose.name}
      <span className={page.small}>{after}</span>
    </span>
  );
}
