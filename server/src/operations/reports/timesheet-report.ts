import type { Report, ReportContract, ReportSums } from '@stint/wire/reports';

/** What a timesheet to print is made of: each contract's days, and what was done on each. */
export interface TimesheetReport {
  /** The report itself: its days, its zone, when it was read, what it shows, and the totals of all. */
  readonly report: Report;
  /** What a link or a kept report calls it; null: nothing. */
  readonly name: string | null;
  /** Whose word it is: the reader's name, or that of whoever made the link. */
  readonly by: string;
  /** Those with work in these days, by title. */
  readonly contracts: readonly TimesheetContract[];
}

export interface TimesheetContract {
  readonly contract: ReportContract;
  readonly totals: ReportSums;
  /** In order; `day` is YYYY-MM-DD of the report's zone. Days without work are left out. */
  readonly days: readonly {
    readonly day: string;
    readonly totals: ReportSums;
    /** By kind, label and memo, in the order in which they were first worked on. */
    readonly lines: readonly TimesheetLine[];
  }[];
}

export interface TimesheetLine extends ReportSums {
  readonly kind: 'tracked' | 'manual';
  /** '' where the report shows no memos, too. */
  readonly memo: string;
  readonly label: string | null;
}
