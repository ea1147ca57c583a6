import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { me } from '../api/queries.ts';
import { Mark } from '../app/mark.tsx';
import { SchemeMenu } from '../app/menus.tsx';
import styles from './public.module.css';

/** The head of a page that everybody may read. */
export function PublicHead() {
  const { data: person } = useQuery(me);
  return (
    <header className={styles.head}>
      <Link to="/" className={styles.mark} aria-label="Stint, to the front page">
        <Mark />
        <span>Stint</span>
      </Link>
      <nav className={styles.headLinks} aria-label="Pages">
        <Link to="/how" className={styles.headLink}>
          How it is paid
        </Link>
        <Link to="/recorded" className={styles.headLink}>
          What is recorded
        </Link>
        <Link to="/" className={styles.headLink}>
          {person ? 'Home' : 'Sign in'}
        </Link>
        <SchemeMenu />
      </nav>
    </header>
  );
}
