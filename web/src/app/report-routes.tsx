import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readReportSearch } from '../reports/search.ts';
import { inside, root } from './roots.tsx';

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('../reports/page.tsx'), 'ReportsPage'),
});

/** For everybody who holds the link to one. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared/$token',
  component: lazyRouteComponent(() => import('../reports/shared-page.tsx'), 'SharedPage'),
});

/** Before the sign-in. */
export const outsideReportRoutes = [shared] as const;

/** Behind it. */
export const reportRoutes = [reports] as const;
