import { type ReactNode, useId } from 'react';
import styles from './form.module.css';

/** A part of the form, under its heading. */
export function Section({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {says !== undefined && <p className={styles.says}>{says}</p>}
      {children}
    </section>
  );
}
