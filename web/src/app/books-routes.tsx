import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { isMonth } from '../operator/months.ts';
import { inside } from './roots.tsx';

const books = createRoute({
  getParentRoute: () => inside,
  path: '/books',
  component: lazyRouteComponent(() => import('../operator/books-frame.tsx'), 'BooksFrame'),
});

const booksHome = createRoute({
  getParentRoute: () => books,
  path: '/',
  component: lazyRouteComponent(() => import('../operator/books-page.tsx'), 'BooksPage'),
});

const reconciliation = createRoute({
  getParentRoute: () => books,
  path: '/processor',
  component: lazyRouteComponent(() => import('../operator/processor-page.tsx'), 'ProcessorPage'),
});

const returns = createRoute({
  getParentRoute: () => books,
  path: '/returns',
  component: lazyRouteComponent(() => import('../operator/returns-page.tsx'), 'ReturnsPage'),
});

const trialBalance = createRoute({
  getParentRoute: () => books,
  path: '/trial-balance',
  validateSearch: ({ month }: Record<string, unknown>): { month?: string } =>
    isMonth(month) ? { month } : {},
  component: lazyRouteComponent(() => import('../operator/trial-balance-page.tsx'), 'TrialBalancePage'),
});

const closing = createRoute({
  getParentRoute: () => books,
  path: '/closing',
  validateSearch: ({ month }: Record<string, unknown>): { month?: string } =>
    isMonth(month) ? { month } : {},
  component: lazyRouteComponent(() => import('../operator/closing-page.tsx'), 'ClosingPage'),
});

const statement = createRoute({
  getParentRoute: () => books,
  path: '/accounts/$account/$currency',
  component: lazyRouteComponent(() => import('../operator/statement-page.tsx'), 'StatementPage'),
});

const protection = createRoute({
  getParentRoute: () => books,
  path: '/protection',
  component: lazyRouteComponent(() => import('../operator/protection-page.tsx'), 'ProtectionPage'),
});

const fees = createRoute({
  getParentRoute: () => books,
  path: '/fees',
  component: lazyRouteComponent(() => import('../operator/fees-page.tsx'), 'FeesPage'),
});

/** The pages of the house's books. */
export const booksRoutes = books.addChildren([
  booksHome,
  reconciliation,
  returns,
  trialBalance,
  closing,
  statement,
  protection,
  fees,
]);
