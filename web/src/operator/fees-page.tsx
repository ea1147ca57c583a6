import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { ROUNDING } from '@stint/core/rounding';
import { type FeeBand, type FeeTable, listFeeTables, setFeeTable } from '@stint/wire/fees';
import { toInstant } from '@stint/wire/letters';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { bandText } from '../money/fee-words.ts';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Rule } from '../parts/rule.tsx';
import { Scrolled } from '../parts/scrolled.tsx';
import { moment } from '../time/spoken.ts';
import { faultOf, previewOf } from './fee-draft.ts';

const feeTables = queryOptions({
  queryKey: ['fee-tables'],
  queryFn: ({ signal }) => ask(listFeeTables, { signal }),
});

/** For operators: what the house takes of both sides, by what they have billed each other (B6). */
export function FeesPage() {
  useTitle('Fees');
  const query = useQuery(feeTables);
  return (
    <div className={page.narrow}>
      <h1>Fees</h1>
      <p className={page.quiet}>
        What the house takes of a client and a freelancer, by what those two have billed each other in a
        currency. It is read once, when an offer is accepted, and fixed for that contract: what you change
        here changes no contract that there is <Rule code="B6" />. {ROUNDING} <Rule code="B4" />
      </p>
      <Loaded
        query={query}
        what="the fees"
        stays="The fees of every contract stay as they were agreed."
        skeleton={<Skeleton h={320} />}
      >
        {({ tables, flat, versions }) => (
          <>
            {tables.map((table) => (
              <TableForm key={`${table.currency} ${table.version}`} table={table} />
            ))}
            <NewTable flat={flat} taken={tables.map(({ currency }) => currency)} />
            <Versions versions={versions} />
          </>
        )}
      </Loaded>
    </div>
  );
}

interface NewTableProps {
  readonly flat: { readonly freelancerFeePercent: string; readonly clientFeePercent: string };
  readonly taken: readonly string[];
}

/** Where a currency has no table the house's flat percents hold: a table of one band. */
function NewTable({ flat, taken }: NewTableProps) {
  const [currency, setCurrency] = useState('');
  const isFree = /^[A-Z]{3}$/.test(currency) && !taken.includes(currency);
  const table = { currency, version: 0, bands: [{ from: '0', ...flat }], at: null, by: null };
  return (
    <section className={page.panel} aria-labelledby="others">
      <h2 id="others">All other currencies</h2>
      <p>
        Freelancers {flat.freelancerFeePercent} %, clients {flat.clientFeePercent} %, whatever they have
        billed: a table of one band.
      </p>
      <TextInput
        label="Give a currency its own table"
        placeholder="EUR"
        maxLength={3}
        w={240}
        value={currency}
        error={taken.includes(currency) ? 'It has one, above.' : null}
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
      />
      {isFree && <TableForm key={currency} table={table} />}
    </section>
  );
}

function TableForm({ table }: { table: FeeTable }) {
  const { currency, version } = table;
  const [bands, setBands] = useState<readonly FeeBand[]>(table.bands);
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () =>
      ask(setFeeTable, { params: { currency }, body: { version, bands: bands.map(trimmed) } }),
    onSuccess: async (after) => {
      notice(`Version ${after.version} holds for contracts that are accepted from now on.`);
      await client.invalidateQueries({ queryKey: ['fee-tables'] });
    },
  });
  const fault = faultOf(bands, currency);
  const isSame = version > 0 && JSON.stringify(bands) === JSON.stringify(table.bands);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame && fault === null) set.mutate();
  };
  const last = bands.at(-1);
  return (
    <form className={page.panel} onSubmit={submit} aria-label={`The table of ${currency}`}>
      <h2>
        {currency}
        {version > 0 && `, version ${version}`}
      </h2>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band has no name but its place
        <BandFields key={index} band={band} place={index + 1} of={bands} onBands={setBands} />
      ))}
      <Group mt="sm">
        <Button
          variant="default"
          disabled={!last || bands.length >= 12}
          onClick={() => last && setBands([...bands, { ...last, from: '' }])}
        >
          Add a band
        </Button>
        <Button type="submit" loading={set.isPending} disabled={isSame || fault !== null}>
          Set for new contracts
        </Button>
      </Group>
      {fault !== null && <p role="status">{fault}</p>}
      <Refusal error={set.error} compact />
      <Preview bands={bands} currency={currency} />
    </form>
  );
}

function trimmed({ from, freelancerFeePercent, clientFeePercent }: FeeBand): FeeBand {
  return {
    from: from.trim(),
    freelancerFeePercent: freelancerFeePercent.trim(),
    clientFeePercent: clientFeePercent.trim(),
  };
}

interface BandFieldsProps {
  readonly band: FeeBand;
  readonly place: number;
  readonly of: readonly FeeBand[];
  readonly onBands: (bands: readonly FeeBand[]) => void;
}

function BandFields({ band, place, of, onBands }: BandFieldsProps) {
  const field = (name: keyof FeeBand, label: string) => (
    <TextInput
      label={label}
      aria-label={`${label}, band ${place}`}
      inputMode="decimal"
      w={170}
      value={band[name]}
      disabled={name === 'from' && place === 1}
      onChange={({ currentTarget: { value } }) =>
        onBands(of.map((one, index) => (index === place - 1 ? { ...one, [name]: value } : one)))
      }
    />
  );
  return (
    <Group align="end" gap="sm">
      {field('from', 'From, billed so far')}
      {field('freelancerFeePercent', 'Freelancer, %')}
      {field('clientFeePercent', 'Client, %')}
      {place > 1 && (
        <Button
          variant="subtle"
          aria-label={`Take band ${place} out`}
          onClick={() => onBands(of.filter((_, index) => index !== place - 1))}
        >
          Take out
        </Button>
      )}
    </Group>
  );
}

/** What the table as it is typed would do, before it is set. */
function Preview({ bands, currency }: { bands: readonly FeeBand[]; currency: string }) {
  const [billed, setBilled] = useState('0');
  const [invoice, setInvoice] = useState('1000');
  const says = previewOf(bands, { currency, billed, invoice });
  return (
    <fieldset>
      <legend>Try it before you set it</legend>
      <Group align="end" gap="sm">
        <TextInput
          label="Billed so far"
          inputMode="decimal"
          w={170}
          value={billed}
          onChange={(event) => setBilled(event.currentTarget.value)}
        />
        <TextInput
          label="An invoice of"
          inputMode="decimal"
          w={170}
          value={invoice}
          onChange={(event) => setInvoice(event.currentTarget.value)}
        />
      </Group>
      <p aria-live="polite">{says ?? 'As soon as table and sums are numbers, this says what it does.'}</p>
    </fieldset>
  );
}

function Versions({ versions }: { versions: readonly FeeTable[] }) {
  if (versions.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="versions">
      <h2 id="versions">Every version</h2>
      <Scrolled label="Versions, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Since</th>
              <th scope="col">By</th>
              <th scope="col">Table</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ currency, version, at, by, bands }) => (
              <tr key={`${currency} ${version}`}>
                <td>{at !== null && `${moment(toInstant(at), 'UTC')} UTC`}</td>
                <td>{by}</td>
                <td>
                  {currency}, version {version}:{' '}
                  {bands
                    .map(({ from, freelancerFeePercent, clientFeePercent }, index) => {
                      const until = bands[index + 1]?.from ?? null;
                      return `${bandText({ currency, from, until })}: ${freelancerFeePercent} % + ${clientFeePercent} %`;
                    })
                    .join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
