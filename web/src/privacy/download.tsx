import '@mantine/core/styles/Progress.css';
import { Button, Progress } from '@mantine/core';
import { addressOf } from '@stint/wire/client';
import { beginExport, type ExportState, fetchExport } from '@stint/wire/privacy';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { sizeOf } from '../messages/size.ts';
import { Refusal } from '../parts/refusal.tsx';
import styles from './privacy.module.css';
import { ownExport } from './queries.ts';

/** Everything about the reader, packed while their browser saves it. */
export function Download() {
  const client = useQueryClient();
  const { data: state = null } = useQuery(ownExport);
  const begin = useMutation({
    mutationFn: () => ask(beginExport, {}),
    onSuccess: (begun) => {
      client.setQueryData(ownExport.queryKey, begun);
      save(begun.id);
    },
    onError: () => client.invalidateQueries({ queryKey: ownExport.queryKey }),
  });
  return (
    <>
      <div className={styles.pack}>
        <Button
          leftSection={<IconDownload size={18} stroke={1.7} />}
          loading={begin.isPending}
          disabled={state?.state === 'under-way'}
          onClick={() => begin.mutate()}
        >
          Download everything about me
        </Button>
        <div className={styles.progress} role="status">
          {state && <How state={state} />}
        </div>
      </div>
      <Refusal error={begin.error} />
    </>
  );
}

function How({ state }: { state: ExportState }) {
  const { packed, of, bytes } = state;
  switch (state.state) {
    case 'waiting':
      return 'Your browser is about to fetch it.';
    case 'under-way':
      return (
        <>
          <Progress value={(100 * packed) / Math.max(of, 1)} aria-label="Packed" />
          {packed} of {of} records, pictures and files · {sizeOf(bytes)}
        </>
      );
    case 'done':
      return `Packed: ${of} records, pictures and files, ${sizeOf(bytes)}. It is where your browser saves things.`;
    case 'broken':
      return 'The download was cut off. Nothing is lost; ask for it again.';
  }
}

/** By the browser's own means, so that it goes to the disk and not through this page. */
function save(id: string): void {
  const link = document.createElement('a');
  link.href = addressOf(fetchExport, { export: id });
  link.download = '';
  link.click();
}
