import type { Report, ReportBy, ReportContract, ReportMoney, ReportSums } from '@stint/wire/reports';
import { type Column, duration, money, type Table, text, whole } from './table.ts';

/** The rows of a report, the rest of them together, and the sum of all. */
interface Line {
  readonly name: string;
  readonly contract: ReportContract | null;
  readonly sums: ReportSums;
}

export function rowTable(report: Report): Table<Line> {
  const { by, rows, others, totals, contracts } = report;
  const named = new Map(contracts.map((contract) => [contract.id, contract]));
  const lines: Line[] = rows.map((row) => ({
    name: row.name,
    contract: by === 'contract' ? (named.get(row.key) ?? null) : null,
    sums: row,
  }));
  if (others) lines.push({ name: `${others.count} more`, contract: null, sums: others });
  lines.push({ name: 'Total', contract: null, sums: totals });
  return {
    title: 'Report',
    columns: columnsOf(report),
    rows: (async function* () {
      yield lines;
    })(),
  };
}

function columnsOf({ by, zone, shows, totals }: Report): Column<Line>[] {
  const seconds = (title: string, name: keyof ReportSums) =>
    duration<Line>(title, ({ sums }) => Number(sums[name]));
  return [
    text(by === 'day' ? `Day (${zone})` : NAMES[by], ({ name }) => name),
    ...(by === 'contract'
      ? [
          text<Line>('Client', ({ contract }) => contract?.organisation.name ?? ''),
          text<Line>('Freelancer', ({ contract }) => contract?.freelancer.name ?? ''),
        ]
      : []),
    ...seconds('Tracked', 'trackedSeconds'),
    ...seconds('Uncounted', 'uncountedSeconds'),
    ...seconds('Counted', 'countedSeconds'),
    ...seconds('Of it manual', 'manualSeconds'),
    ...seconds('Over limit', 'overLimitSeconds'),
    ...seconds('Billed', 'billedSeconds'),
    ...seconds('Protected', 'protectedSeconds'),
    whole('Active minutes', ({ sums }) => sums.activeMinutes),
    whole('Tracked minutes', ({ sums }) => sums.trackedMinutes),
    ...totals.money.flatMap(({ currency, stipend }) =>
      moneyColumns(currency, shows.fees, /[1-9]/.test(stipend)),
    ),
  ];
}

const NAMES: Readonly<Record<ReportBy, string>> = {
  contract: 'Contract',
  memo: 'Memo',
  label: 'Label',
  day: 'Day',
  week: 'Week (Monday, UTC)',
  person: 'Freelancer',
};

function moneyColumns(currency: string, fees: boolean, stipends: boolean): Column<Line>[] {
  const of = (title: string, pick: (one: ReportMoney) => string | null): Column<Line> =>
    money(`${title} (${currency})`, ({ sums }) => {
      const one = sums.money.find((sum) => sum.currency === currency);
      return one ? pick(one) : null;
    });
  return [
    of('Amount', ({ amount }) => amount),
    of('Of it invoiced', ({ issued }) => issued),
    ...(stipends ? [of('Of it weekly stipends', ({ stipend }) => stipend)] : []),
    ...(fees
      ? [
          of('Freelancer fee', (one) => one.fees?.freelancerFee ?? null),
          of('Net', (one) => one.fees?.net ?? null),
          of('Client fee', (one) => one.fees?.clientFee ?? null),
          of('Client pays', (one) => one.fees?.clientTotal ?? null),
        ]
      : []),
  ];
}
