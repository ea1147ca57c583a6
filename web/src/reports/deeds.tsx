import { Button } from '@mantine/core';
import { exportReport, type Report, type ReportQuery } from '@stint/wire/reports';
import { IconBookmark, IconDownload, IconLink } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ask } from '../api/house.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Exports } from './exports.tsx';
import { KeepForm } from './keep-form.tsx';
import { askedOf } from './queries.ts';
import styles from './reports.module.css';
import { type ReportSearch, searchOf } from './search.ts';
import { ShareForm } from './share-form.tsx';

interface DeedsProps {
  readonly query: ReportQuery;
  readonly report: Report;
  /** What it is called already; '': nothing. */
  readonly name: string;
  readonly onKept: (search: ReportSearch) => void;
}

const OPENED = { keep: 'Keep this report', share: 'Share this report by a link', export: 'Export' } as const;
type Opened = keyof typeof OPENED;

/** What can be done with the report that is shown. */
export function Deeds({ query, report, name, onKept }: DeedsProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const paper = usePrintAfter(close);
  return (
    <div className={styles.deeds}>
      <Button variant="default" leftSection={<IconBookmark size={16} />} onClick={() => setOpened('keep')}>
        Keep …
      </Button>
      <Button variant="default" leftSection={<IconLink size={16} />} onClick={() => setOpened('share')}>
        Share …
      </Button>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => setOpened('export')}>
        Export …
      </Button>
      <Dialog
        opened={opened !== null}
        onClose={close}
        onExitTransitionEnd={paper.closed}
        title={opened && OPENED[opened]}
        size={opened === 'share' ? 'lg' : 'md'}
      >
        {opened === 'keep' && (
          <KeepForm
            query={query}
            onLeave={close}
            onKept={({ id, query: kept }) => {
              close();
              onKept(searchOf(kept, id));
            }}
          />
        )}
        {opened === 'share' && <ShareForm query={query} report={report} name={name} onLeave={close} />}
        {opened === 'export' && (
          <Exports
            report={report}
            fetchKept={(kept) => ask(exportReport, { query: { ...askedOf(query), ...kept } })}
            onPrint={paper.ask}
          />
        )}
      </Dialog>
    </div>
  );
}

/** Not before the dialog has gone: paper would show it. */
function usePrintAfter(close: () => void) {
  const asked = useRef(false);
  return {
    ask: () => {
      asked.current = true;
      close();
    },
    closed: () => {
      if (asked.current) print();
      asked.current = false;
    },
  };
}
