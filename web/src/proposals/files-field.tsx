import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import styles from '../jobs/card.module.css';
import jobs from '../jobs/jobs.module.css';
import { BoxFiles } from '../messages/box-files.tsx';
import type { ProposalFiles } from './use-proposal-files.ts';

/** The files of a proposal that is being written. */
export function FilesField({ box, fault }: { box: ProposalFiles; fault: string | null }) {
  const input = useRef<HTMLInputElement>(null);
  const says = box.tooMany ? 'Ten files is the most for one proposal.' : fault;
  return (
    <div className={jobs.files}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files to attach"
        onChange={({ currentTarget }) => {
          box.addFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <BoxFiles box={box} />
      <div className={styles.facts}>
        <Button
          variant="default"
          leftSection={<IconPaperclip size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          Attach files
        </Button>
        <span className={styles.soft}>up to ten, ten megabytes each</span>
      </div>
      {says !== null && (
        <p role="alert" className={jobs.fault}>
          {says}
        </p>
      )}
    </div>
  );
}
