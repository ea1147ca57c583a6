import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import styles from './download.module.css';

/** Words to be typed elsewhere, and a button that takes them along. */
export function Copied({ words, label }: { words: string; label: string }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const Icon = done ? IconCheck : IconCopy;
  return (
    <span className={styles.copied}>
      <code>{words}</code>
      <button
        type="button"
        aria-label={done ? 'Copied' : label}
        onClick={() => void navigator.clipboard?.writeText(words).then(() => setDone(true))}
      >
        <Icon size={16} stroke={1.7} aria-hidden="true" />
      </button>
    </span>
  );
}
