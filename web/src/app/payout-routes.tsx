import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './roots.tsx';

const statement = createRoute({
  getParentRoute: () => inside,
  path: '/money/$month/$currency',
  component: lazyRouteComponent(() => import('../money/statement-page.tsx'), 'StatementPage'),
});

/** In the frame of the books. */
const payouts = createRoute({
  getParentRoute: () => inside,
  path: '/payouts',
  component: lazyRouteComponent(() => import('../operator/books-frame.tsx'), 'BooksFrame'),
});

const payoutsHome = createRoute({
  getParentRoute: () => payouts,
  path: '/',
  component: lazyRouteComponent(() => import('../payouts/payouts-page.tsx'), 'PayoutsPage'),
});

const file = createRoute({
  getParentRoute: () => payouts,
  path: '/$file',
  component: lazyRouteComponent(() => import('../payouts/file-page.tsx'), 'FilePage'),
});

/** A freelancer's statements, and the operator's payouts. */
export const payoutRoutes = [statement, payouts.addChildren([payoutsHome, file])] as const;
