import { Button } from '@mantine/core';
import { dropKeptReport, type KeptReport, type ReportQuery } from '@stint/wire/reports';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import styles from './kept.module.css';
import { keptReports } from './queries.ts';
import { isSame, type ReportSearch, searchOf } from './search.ts';

const ChangeKept = lazy(() => import('./change-kept.tsx').then((loaded) => ({ default: loaded.ChangeKept })));

interface KeptDeedsProps {
  readonly kept: KeptReport;
  readonly query: ReportQuery;
  readonly onSearch: (search: ReportSearch) => void;
}

/** What can be done with the kept report that is open. */
export function KeptDeeds({ kept, query, onSearch }: KeptDeedsProps) {
  const [deed, setDeed] = useState<'change' | 'drop' | null>(null);
  const close = () => setDeed(null);
  const changed = !isSame(kept.query, query);
  return (
    <>
      <span className={styles.keptDeeds}>
        {changed && <em>not as it is kept</em>}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPencil size={14} aria-hidden="true" />}
          onClick={() => setDeed('change')}
        >
          {changed ? 'Change or rename …' : 'Rename …'}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => setDeed('drop')}
        >
          Delete …
        </Button>
      </span>
      <Dialog
        opened={deed !== null}
        onClose={close}
        title={deed === 'drop' ? 'Delete a kept report' : 'Change a kept report'}
      >
        <Suspense>
          {deed === 'change' && <ChangeKept kept={kept} query={query} onDone={close} onSearch={onSearch} />}
        </Suspense>
        {deed === 'drop' && <Drop kept={kept} onDone={close} onSearch={onSearch} />}
      </Dialog>
    </>
  );
}

interface DropProps {
  readonly kept: KeptReport;
  readonly onDone: () => void;
  readonly onSearch: (search: ReportSearch) => void;
}

function Drop({ kept, onDone, onSearch }: DropProps) {
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: () => ask(dropKeptReport, { params: { report: kept.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keptReports.queryKey });
      notice(`“${kept.name}” is kept no longer.`);
      onSearch(searchOf(kept.query));
      onDone();
    },
  });
  return (
    <DeedForm
      deed="Delete"
      leave="Leave it"
      danger
      onDeed={drop.mutate}
      onLeave={onDone}
      pending={drop.isPending}
      error={drop.error}
    >
      <p>
        <bdi>“{kept.name}”</bdi> goes from your list. The time itself stays as it is, and what was shared of
        the report stays shared: links are taken back one by one, below.
      </p>
    </DeedForm>
  );
}
