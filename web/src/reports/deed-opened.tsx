import { exportReport, type Report, type ReportQuery } from '@stint/wire/reports';
import { ask } from '../api/house.ts';
import { Exports } from './exports.tsx';
import { KeepForm } from './keep-form.tsx';
import { askedOf } from './queries.ts';
import { type ReportSearch, searchOf } from './search.ts';
import { ShareForm } from './share-form.tsx';

export interface DeedsProps {
  readonly query: ReportQuery;
  readonly report: Report;
  /** What it is called already; '': nothing. */
  readonly name: string;
  readonly onKept: (search: ReportSearch) => void;
}

export type ReportDeed = 'keep' | 'share' | 'export';

interface DeedOpenedProps extends DeedsProps {
  readonly deed: ReportDeed;
  readonly onLeave: () => void;
  readonly onPrint: () => void;
}

/** What is asked for before a report is kept, shared or exported. */
export function DeedOpened({ deed, query, report, name, onKept, onLeave, onPrint }: DeedOpenedProps) {
  if (deed === 'share') return <ShareForm query={query} report={report} name={name} onLeave={onLeave} />;
  if (deed === 'export') {
    return (
      <Exports
        report={report}
        fetchKept={(kept) => ask(exportReport, { query: { ...askedOf(query), ...kept } })}
        onPrint={onPrint}
      />
    );
  }
  return (
    <KeepForm
      query={query}
      onLeave={onLeave}
      onKept={({ id, query: kept }) => {
        onLeave();
        onKept(searchOf(kept, id));
      }}
    />
  );
}
