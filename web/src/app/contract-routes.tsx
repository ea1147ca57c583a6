import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contractOf } from '../api/queries.ts';
import { beginDay } from '../diary/begin-day.ts';
import { readSearch } from '../diary/search.ts';
import { isDay } from '../time/zone.ts';
import { inside } from './roots.tsx';

const contract = createRoute({
  getParentRoute: () => inside,
  path: '/contracts/$contract',
  // Only begun: no page waits for it, each says itself what it reads.
  beforeLoad: ({ context, params, preload }) => {
    if (!preload) void context.client.prefetchQuery(contractOf(params.contract));
  },
  component: lazyRouteComponent(() => import('../contract/frame.tsx'), 'ContractFrame'),
});

/** `change`: what is to be changed stands open, as a link from home asks. */
const contractHome = createRoute({
  getParentRoute: () => contract,
  path: '/',
  validateSearch: ({ change }: Record<string, unknown>): { change?: 'limit' } =>
    change === 'limit' ? { change } : {},
  component: lazyRouteComponent(() => import('../contract/terms-page.tsx'), 'TermsPage'),
});

const contractMessages = createRoute({
  getParentRoute: () => contract,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/of-contract.tsx'), 'ContractMessages'),
});

const recorded = createRoute({
  getParentRoute: () => contract,
  path: '/recorded',
  component: lazyRouteComponent(() => import('../contract/recorded-page.tsx'), 'RecordedPage'),
});

const diary = createRoute({
  getParentRoute: () => contract,
  path: '/diary/$day',
  params: { parse: ({ day }) => (isDay(day) || day === 'today' ? { day } : false) },
  validateSearch: readSearch,
  beforeLoad: ({ context, params, search, preload }) => {
    if (!preload) beginDay(context.client, params, search);
  },
  component: lazyRouteComponent(() => import('../diary/page.tsx'), 'DiaryPage'),
});

const weeks = createRoute({
  getParentRoute: () => contract,
  path: '/weeks',
  component: lazyRouteComponent(() => import('../week/list-page.tsx'), 'WeeksPage'),
});

const week = createRoute({
  getParentRoute: () => contract,
  path: '/weeks/$week',
  component: lazyRouteComponent(() => import('../week/page.tsx'), 'WeekPage'),
});

const review = createRoute({
  getParentRoute: () => contract,
  path: '/weeks/$week/review',
  component: lazyRouteComponent(() => import('../review/page.tsx'), 'ReviewPage'),
});

const trace = createRoute({
  getParentRoute: () => contract,
  path: '/weeks/$week/trace',
  component: lazyRouteComponent(() => import('../trace/page.tsx'), 'TracePage'),
});

const dispute = createRoute({
  getParentRoute: () => contract,
  path: '/disputes/$dispute',
  component: lazyRouteComponent(() => import('../dispute/page.tsx'), 'DisputePage'),
});

const payments = createRoute({
  getParentRoute: () => contract,
  path: '/payments',
  component: lazyRouteComponent(() => import('../payments/list-page.tsx'), 'PaymentsPage'),
});

const payment = createRoute({
  getParentRoute: () => contract,
  path: '/payments/$payment',
  component: lazyRouteComponent(() => import('../payments/page.tsx'), 'PaymentPage'),
});

/** The pages of one contract. */
export const contractRoutes = contract.addChildren([
  contractHome,
  contractMessages,
  recorded,
  diary,
  weeks,
  week,
  review,
  trace,
  dispute,
  payments,
  payment,
]);
