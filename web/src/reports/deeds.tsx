import { Button } from '@mantine/core';
import { IconBookmark, IconDownload, IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import type { DeedsProps, ReportDeed } from './deed-opened.tsx';
import styles from './reports.module.css';

const DeedOpened = lazy(() => import('./deed-opened.tsx').then((loaded) => ({ default: loaded.DeedOpened })));

const OPENED: Readonly<Record<ReportDeed, string>> = {
  keep: 'Keep this report',
  share: 'Share this report by a link',
  export: 'Export',
};

/** What can be done with the report that is shown. */
export function Deeds({ query, report, name, onKept }: DeedsProps) {
  const [opened, setOpened] = useState<ReportDeed | null>(null);
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
        <Suspense>
          {opened !== null && (
            <DeedOpened
              deed={opened}
              query={query}
              report={report}
              name={name}
              onKept={onKept}
              onLeave={close}
              onPrint={paper.ask}
            />
          )}
        </Suspense>
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
