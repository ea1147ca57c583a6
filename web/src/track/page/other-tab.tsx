import { Button } from '@mantine/core';
import { IconBrowserShare } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import page from '../../parts/page.module.css';
import { askTabs, type OtherTab, waitForTab } from '../desk/tabs.ts';
import { tabName } from '../desk/the-tracker.ts';
import styles from './track.module.css';

/** One clock for all tabs: this one only says where it is, and takes over when that one goes. */
export function OtherTabCard({ person, onFree }: { person: string; onFree: () => void }) {
  const [other, setOther] = useState<OtherTab | null>(null);
  useEffect(() => {
    const tabs = askTabs(tabName(person), setOther);
    void waitForTab(tabName(person)).then(onFree);
    return () => tabs.close();
  }, [person, onFree]);
  return (
    <section className={`${page.panel} ${styles.notice}`} aria-label="Another tab">
      <IconBrowserShare size={26} stroke={1.5} aria-hidden="true" />
      <div>
        <h2>Your tracker is in another tab of this browser</h2>
        <p role="status">
          {other?.tracking
            ? `It tracks ${other.tracking} there. Stop or change it in that tab: there is one clock.`
            : 'It tracks nothing there just now. Close that tab and this one becomes the tracker.'}
        </p>
        <Button variant="default" size="sm" mt={12} onClick={onFree}>
          Look again
        </Button>
      </div>
    </section>
  );
}
