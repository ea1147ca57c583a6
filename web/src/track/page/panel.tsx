import { useState } from 'react';
import { useTitle } from '../../app/title.ts';
import page from '../../parts/page.module.css';
import { BeforeCard } from './before.tsx';
import { KeptCard } from './kept.tsx';
import { LacksCard } from './lacks.tsx';
import { Live } from './live.tsx';
import { Notices } from './notices.tsx';
import { NowCard } from './now.tsx';
import type { OfTracker } from './of-tracker.ts';
import { Rows } from './rows.tsx';
import { SegmentCard } from './segment-card.tsx';
import { Sums } from './sums.tsx';
import styles from './track.module.css';
import { nameOf } from './words.ts';
import { WorkForm } from './work-form.tsx';

/** The tracker's panel, always with the same places: what is tracked, how much counts, this segment, the last ones. */
export function Panel({ tracker, view }: OfTracker) {
  const { tracking, contracts } = view;
  const [memo, setMemo] = useState(() => tracking?.memo ?? view.memos[0] ?? '');
  useTitle(tracking ? `● ${nameOf(contracts, tracking.contract)}` : 'Track');
  return (
    <div className={`${page.narrow} ${styles.page}`}>
      <h1>Track in this browser</h1>
      <Live view={view} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Notices tracker={tracker} view={view} onMemo={setMemo} />
          <section className={styles.card} data-tracking={tracking !== null || undefined} aria-label="Now">
            <NowCard tracker={tracker} view={view} />
            <WorkForm tracker={tracker} view={view} memo={memo} onMemo={setMemo} />
            <Sums view={view} />
          </section>
          <SegmentCard view={view} />
          <Rows tracker={tracker} view={view} />
        </div>
        <aside className={styles.aside} aria-label="About this tracker">
          <BeforeCard view={view} />
          <LacksCard tracker={tracker} view={view} />
          <KeptCard view={view} />
        </aside>
      </div>
    </div>
  );
}
