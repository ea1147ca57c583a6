import { listKeptReports, type ReportQuery, readReport } from '@stint/wire/reports';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** A report; while another one is read the one before stays. */
export const reportOf = (query: ReportQuery) =>
  queryOptions({
    queryKey: ['report', query],
    queryFn: ({ signal }) => ask(readReport, { query: askedOf(query), signal }),
    placeholderData: keepPreviousData,
  });

/** A query as the routes of reports are asked. */
export function askedOf({ by, zone, period, from, to, ...filters }: ReportQuery) {
  return {
    by,
    zone,
    ...(period === undefined ? { from, to } : { period }),
    contract: filters.contracts,
    freelancer: filters.freelancers,
    label: filters.labels,
  };
}

export const keptReports = queryOptions({
  queryKey: ['kept-reports'],
  queryFn: ({ signal }) => ask(listKeptReports, { signal }),
});
