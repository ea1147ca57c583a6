import { MiniSign } from '../views/mini.tsx';
import styles from './sheet.module.css';

const SIGNS = [
  ['counted', false, 'tracked and protected; as high as its active minutes'],
  ['counted', true, 'tracked, not protected'],
  ['manual', false, 'manual'],
  ['over-limit', false, 'over the weekly limit'],
  ['uncounted', false, 'not counted'],
  ['late', false, 'late, counts 0'],
  ['deleted', false, 'deleted'],
] as const;

/** The signs on paper, which need no colour. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label="Signs">
      {SIGNS.map(([face, open, says]) => (
        <li key={says}>
          <MiniSign face={face} open={open} active={face === 'counted' ? 7 : 0} /> {says}
        </li>
      ))}
    </ul>
  );
}
