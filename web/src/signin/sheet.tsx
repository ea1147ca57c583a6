import type { ReactNode } from 'react';
import { Mark } from '../app/mark.tsx';
import { SchemeMenu } from '../app/menus.tsx';
import styles from './signin.module.css';

/** What a page before the sign-in stands on. */
export function Sheet({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <main id="main" className={styles.page}>
      <div className={styles.scheme}>
        <SchemeMenu />
      </div>
      <div className={styles.sheet}>
        <div className={styles.mark}>
          <Mark size={30} />
          <span>Stint</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
