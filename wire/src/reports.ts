import { z } from 'zod';
import { Party } from './contracts.ts';
import { Currency, DayText, Id, InstantText, LabelName, MoneyText, Name } from './letters.ts';
import { LIMITS } from './limits.ts';
import { Zone } from './reader.ts';
import { route } from './route.ts';
import { Totals } from './week-parts.ts';

/** What a row of a report is about. */
export const ReportBy = z.enum(['contract', 'memo', 'label', 'day', 'week', 'person']);
export type ReportBy = z.infer<typeof ReportBy>;

/** Days that are counted back from today of the reader's zone; weeks begin on Monday. */
export const ReportPeriod = z.enum([
  'today',
  'this-week',
  'last-week',
  'last-12-weeks',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
]);
export type ReportPeriod = z.infer<typeof ReportPeriod>;

/** A label's name; '': what has none. */
const LabelAsked = z.union([LabelName, z.literal('')]);

/** Once, or again and again: `contract=…&contract=…`. */
function oneOrMore<Letter extends z.ZodType>(letter: Letter) {
  return z.union([letter, z.array(letter).max(LIMITS.reportFilters)]).optional();
}

const Days = {
  /** The first day and the last, both of them in it, by the calendar of `zone`; or a period instead. */
  from: DayText.optional(),
  to: DayText.optional(),
  period: ReportPeriod.optional(),
};

/** A report as an address asks for it. No filter: all that the reader may see. */
export const ReportAsked = z.object({
  by: ReportBy.default('contract'),
  zone: Zone.default('UTC'),
  ...Days,
  contract: oneOrMore(Id),
  freelancer: oneOrMore(Id),
  label: oneOrMore(LabelAsked),
});

/** The same, as it is kept. */
export const ReportQuery = z
  .strictObject({
    by: ReportBy,
    zone: Zone,
    ...Days,
    contracts: z.array(Id).max(LIMITS.reportFilters).default([]),
    freelancers: z.array(Id).max(LIMITS.reportFilters).default([]),
    labels: z.array(LabelAsked).max(LIMITS.reportFilters).default([]),
  })
  .meta({ id: 'ReportQuery' });
export type ReportQuery = z.infer<typeof ReportQuery>;

/**
 * What was billed in one currency. Of a week that is closed it is its invoice's, of another what its invoice would be
 * now. Where a report cuts a week in parts, the parts make up its invoice to the last minor unit.
 */
export const ReportMoney = z.object({
  currency: Currency,
  amount: MoneyText,
  /** What of it stands on an invoice that was issued. */
  issued: MoneyText,
  /** What of it is weekly stipends, of no time (B6). */
  stipend: MoneyText,
  /** Null where the reader is not told them. */
  fees: z
    .object({ freelancerFee: MoneyText, net: MoneyText, clientFee: MoneyText, clientTotal: MoneyText })
    .nullable(),
});
export type ReportMoney = z.infer<typeof ReportMoney>;

const Sums = {
  /** Lines of the diary. */
  entries: z.number().int(),
  ...Totals.shape,
  /** Of tracked time: active minutes out of ten are `10 * activeMinutes / trackedMinutes`. */
  activeMinutes: z.number().int(),
  trackedMinutes: z.number().int(),
  /** One for each currency. Empty where nothing is billed, or money is not shown. */
  money: z.array(ReportMoney),
};

export const ReportSums = z.object(Sums).meta({ id: 'ReportSums' });
export type ReportSums = z.infer<typeof ReportSums>;

export const ReportRow = z
  .object({
    /** A contract's or person's id; a day; a week's Monday; the memo or label itself. '': no memo, no label. */
    key: z.string(),
    /** What the key is called: a contract's title, a person's name, and of all others the key. */
    name: z.string(),
    ...Sums,
  })
  .meta({ id: 'ReportRow' });
export type ReportRow = z.infer<typeof ReportRow>;

/** One line of a chart: a number for each of the report's `steps`. */
export const ReportLine = z.object({
  /** Null: all the others together. */
  key: z.string().nullable(),
  name: z.string(),
  trackedSeconds: z.array(z.number().int()),
  countedSeconds: z.array(z.number().int()),
  /** The part of it that is manual. */
  manualSeconds: z.array(z.number().int()),
  activeMinutes: z.array(z.number().int()),
  trackedMinutes: z.array(z.number().int()),
  /** One for each currency of the report. Empty where money is not shown. */
  amounts: z.array(z.object({ currency: Currency, amounts: z.array(MoneyText) })),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const ReportContract = z.object({
  id: Id,
  title: Name,
  freelancer: Party,
  organisation: Party,
  currency: Currency,
  kind: z.enum(['hourly', 'fixed']),
});
export type ReportContract = z.infer<typeof ReportContract>;

export const Report = z
  .object({
    by: ReportBy,
    zone: z.string(),
    from: DayText,
    to: DayText,
    /** When it was read: what is not closed yet can still change. */
    at: InstantText,
    /** What is shown beside time. Where one is false, no row says anything of it. */
    shows: z.object({ money: z.boolean(), fees: z.boolean(), memos: z.boolean() }),
    contracts: z.array(ReportContract),
    /** Days and weeks in time order; all others by what counts most. */
    rows: z.array(ReportRow),
    /** Where there are more rows than one answer holds: how many are left out, and what they make together. */
    others: ReportSums.extend({ count: z.number().int() }).nullable(),
    totals: ReportSums,
    /** For charts: days, or weeks by their Monday where the span is long. */
    steps: z.object({ of: z.enum(['day', 'week']), at: z.array(DayText) }),
    /** The biggest rows, and the others together. By day and by week: one line, of everything. */
    lines: z.array(ReportLine),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

export const READ_REFUSALS = ['bad-span', 'no-such-zone', 'no-such-contract', 'report-too-long'] as const;

export const readReport = route({
  method: 'GET',
  path: '/reports',
  says: `What was worked and what it is worth, over at most ${LIMITS.reportDays} days of all contracts that you see: by contract, memo, label, day (of your zone, by a segment's start), billing week or person.`,
  tag: 'reports',
  access: ['person'],
  query: ReportAsked,
  answer: Report,
  refusals: [...READ_REFUSALS, 'too-many-tries'],
});

export const ReportExport = {
  format: z.enum(['csv', 'xlsx', 'pdf', 'json']),
  /** The rows of the report, or every line of the diary that it is made of. Of a PDF it is the timesheet either way. */
  lines: z.enum(['rows', 'segments']).default('rows'),
};

export const exportReport = route({
  method: 'GET',
  path: '/reports/export',
  says: 'The same to keep: as a table (CSV, XLSX), as JSON, or as a timesheet to print (PDF).',
  tag: 'reports',
  access: ['person'],
  query: ReportAsked.extend(ReportExport),
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: [...READ_REFUSALS, 'too-many-tries'],
});

export const KeptReport = z
  .object({
    id: Id,
    name: Name,
    query: ReportQuery,
    /** Changes with every change: who changes anything says which one they saw. */
    version: z.number().int(),
    changedAt: InstantText,
  })
  .meta({ id: 'KeptReport' });
export type KeptReport = z.infer<typeof KeptReport>;

const KeptParams = z.object({ report: Id });

export const keepReport = route({
  method: 'POST',
  path: '/reports/kept',
  says: 'Keep a report under a name, for yourself. `id` may be yours: the same id again is the same report.',
  tag: 'reports',
  access: ['person'],
  body: z.strictObject({ id: Id.optional(), name: Name, query: ReportQuery }),
  answer: KeptReport,
  status: 201,
  refusals: ['id-taken', 'bad-span', 'no-such-zone', 'too-many-reports'],
});

export const listKeptReports = route({
  method: 'GET',
  path: '/reports/kept',
  says: 'The reports that you keep, by name.',
  tag: 'reports',
  access: ['person'],
  answer: z.array(KeptReport),
});

export const changeKeptReport = route({
  method: 'PUT',
  path: '/reports/kept/:report',
  says: 'Change one that you keep, where nobody has since the `version` that you saw.',
  tag: 'reports',
  access: ['person'],
  params: KeptParams,
  body: z.strictObject({ version: z.number().int(), name: Name, query: ReportQuery }),
  answer: KeptReport,
  refusals: ['no-such-report', 'changed-meanwhile', 'bad-span', 'no-such-zone'],
});

export const dropKeptReport = route({
  method: 'DELETE',
  path: '/reports/kept/:report',
  says: 'Keep it no longer. What was shared of it stays shared.',
  tag: 'reports',
  access: ['person'],
  params: KeptParams,
  answer: z.null(),
  status: 204,
  refusals: ['no-such-report'],
});
