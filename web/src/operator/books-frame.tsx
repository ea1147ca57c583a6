import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import tabs from '../parts/tabs.module.css';
import styles from './books-frame.module.css';

/** What the pages of the books and of payouts share: their tabs. */
export function BooksFrame() {
  const here = useRouterState({ select: ({ location: { pathname } }) => partOf(pathname) });
  const tab = (part: string) => ({
    className: tabs.tab ?? '',
    activeOptions: { exact: true },
    'aria-current': part === here || (part === '' && here === 'accounts') ? ('page' as const) : undefined,
  });
  return (
    <>
      <nav aria-label="The books" className={`${tabs.tabs} ${styles.tabs}`}>
        <Link to="/books" {...tab('')}>
          Books
        </Link>
        <Link to="/books/trial-balance" {...tab('trial-balance')}>
          Trial balance
        </Link>
        <Link to="/books/closing" {...tab('closing')}>
          Closing
        </Link>
        <Link to="/books/processor" {...tab('processor')}>
          Processor
        </Link>
        <Link to="/books/returns" {...tab('returns')}>
          Returns
        </Link>
        <Link to="/payouts" {...tab('payouts')}>
          Payouts
        </Link>
        <Link to="/books/protection" {...tab('protection')}>
          Protection fund
        </Link>
        <Link to="/books/fees" {...tab('fees')}>
          Fees
        </Link>
      </nav>
      <Outlet />
    </>
  );
}

function partOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'payouts' ? first : second;
}
