import { Button, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './outlets.module.css';
import reports from './reports.module.css';

interface OnceProps {
  readonly address: string;
  /** As in `Copy the link`. */
  readonly what: string;
  readonly says: string;
  readonly onLeave: () => void;
}

/** A secret that is told once, with a button that takes it along. */
export function Once({ address, what, says, onLeave }: OnceProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(address).then(() => setCopied(true));
  return (
    <div className={styles.once}>
      <p>{says}</p>
      <input
        readOnly
        value={address}
        aria-label={`The ${what}`}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <div className={reports.row}>
        <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
          {copied ? 'Copied' : `Copy the ${what}`}
        </Button>
        <Button variant="default" onClick={onLeave}>
          I have it
        </Button>
      </div>
      <VisuallyHidden component="p" role="status">
        {copied && `The ${what} is copied.`}
      </VisuallyHidden>
    </div>
  );
}
