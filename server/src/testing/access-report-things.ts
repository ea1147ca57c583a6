import type { Route } from '@stint/wire/route';
import type { RouteName } from '@stint/wire/routes';
import { keepReport } from '../operations/reports/kept-reports.ts';
import { makeCalendar } from '../operations/reports/make-calendar.ts';
import { shareReport } from '../operations/reports/share-report.ts';
import type { TestHouse } from './house.ts';
import { done } from './jobs.ts';
import type { TestPerson } from './people.ts';

/** What a request about reports can name. */
export interface ReportThings {
  readonly report: string;
  /** One to take back; the link is of another. */
  readonly share: string;
  readonly shareToken: string;
  /** The same of a calendar's address. */
  readonly feed: string;
  readonly feedToken: string;
}

const NOBODYS = '00000000-0000-4000-8000-000000000000';

export const NO_REPORT_THINGS: ReportThings = {
  report: NOBODYS,
  share: NOBODYS,
  shareToken: 'none',
  feed: NOBODYS,
  feedToken: 'none',
};

const MONTH = {
  by: 'day',
  zone: 'UTC',
  from: '2026-11-01',
  to: '2026-11-30',
  contracts: [] as string[],
  freelancers: [] as string[],
  labels: [] as string[],
} as const;

/** One of each, of a freelancer's. */
export async function makeReportThings(
  house: TestHouse,
  freelancer: TestPerson,
  { contract, fixed }: { readonly contract: string; readonly fixed: string },
): Promise<ReportThings> {
  const query = { ...MONTH, contracts: [contract], freelancers: [], labels: [] };
  const shared = { name: 'For Ben', query, money: false, memos: false, days: 30 };
  const share = async () => done(await shareReport(house, freelancer, shared, 'http://house.test'));
  const calendar = async (contracts: string[] | null) =>
    done(await makeCalendar(house, freelancer, { contracts, memos: false }, 'http://house.test'));
  const { address } = await calendar(null);
  return {
    report: done(await keepReport(house, freelancer, { name: 'Month', query })).id,
    share: (await share()).id,
    shareToken: (await share()).link?.split('/').at(-1) ?? '',
    feed: (await calendar([contract, fixed])).id,
    feedToken: address.split('/').at(-1)?.replace('.ics', '') ?? '',
  };
}

/** What the address of a report asks; null for every other route. */
export function reportSearch({ method, path }: Route, contract: string): string | null {
  if (path.startsWith('/shared/')) return path.endsWith('/export') ? '?format=csv' : '';
  if (method !== 'GET' || !/^\/reports(\/export)?$/.test(path)) return null;
  const days = `?from=2026-11-09&to=2026-11-22&contract=${contract}`;
  return path.endsWith('/export') ? `${days}&format=csv` : days;
}

/** Which token an address means. */
export function reportToken(path: string, { shareToken, feedToken }: ReportThings): { token?: string } {
  if (path.startsWith('/shared/')) return { token: shareToken };
  return path.startsWith('/calendar/') ? { token: feedToken } : {};
}

const SHARE = { name: 'For Ben', money: true, memos: true };

export const REPORT_BODIES: Partial<Record<RouteName, (things: { readonly contract: string }) => unknown>> = {
  keepReport: () => ({ name: 'Month', query: MONTH }),
  changeKeptReport: () => ({ version: -1, name: 'Year', query: MONTH }),
  shareReport: ({ contract }) => ({ ...SHARE, query: { ...MONTH, contracts: [contract] } }),
  makeCalendar: ({ contract }) => ({ contracts: [contract], memos: false }),
};
