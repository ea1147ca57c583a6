import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { booksRoutes } from './books-routes.tsx';
import { contractRoutes } from './contract-routes.tsx';
import { hiringRoutes } from './hiring-routes.tsx';
import { invoiceRoutes } from './invoice-routes.tsx';
import { BrokenPage, Lost } from './lost.tsx';
import { payoutRoutes } from './payout-routes.tsx';
import { outsidePeopleRoutes, peopleRoutes } from './people-routes.tsx';
import { outsideReportRoutes, reportRoutes } from './report-routes.tsx';
import { inside, isOwnPath, root } from './roots.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (isOwnPath(next) ? { next } : {}),
  component: lazyRouteComponent(() => import('../signin/page.tsx'), 'SignInPage'),
});

/** For who has never seen it. */
const landing = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../landing/page.tsx'), 'LandingPage'),
});

/** For everybody: who is invited gets the tracker before the first sign-in. */
const download = createRoute({
  getParentRoute: () => root,
  path: '/download',
  component: lazyRouteComponent(() => import('../download/page.tsx'), 'DownloadPage'),
});

/** For everybody: how time would be paid, and what is recorded. */
const how = createRoute({
  getParentRoute: () => root,
  path: '/how',
  component: lazyRouteComponent(() => import('../playground/page.tsx'), 'PlaygroundPage'),
});

const recorded = createRoute({
  getParentRoute: () => root,
  path: '/recorded',
  component: lazyRouteComponent(() => import('../recorded/page.tsx'), 'RecordedForAllPage'),
});

/** For everybody who holds the link of a mail. */
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('../notifications/unsubscribe-page.tsx'), 'UnsubscribePage'),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../home/page.tsx'), 'HomePage'),
});

const device = createRoute({
  getParentRoute: () => inside,
  path: '/device',
  validateSearch: ({ code }: Record<string, unknown>): { code?: string } =>
    typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {},
  component: lazyRouteComponent(() => import('../device/page.tsx'), 'DevicePage'),
});

const track = createRoute({
  getParentRoute: () => inside,
  path: '/track',
  component: lazyRouteComponent(() => import('../track/page/page.tsx'), 'TrackPage'),
});

const money = createRoute({
  getParentRoute: () => inside,
  path: '/money',
  component: lazyRouteComponent(() => import('../money/page.tsx'), 'MoneyPage'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/page.tsx'), 'MessagesPage'),
});

/** Only says which one is open: both are one page. */
const thread = createRoute({ getParentRoute: () => messages, path: '/$thread' });

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../notifications/page.tsx'), 'NotificationsPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../notifications/settings-page.tsx'), 'SettingsPage'),
});

const mail = createRoute({
  getParentRoute: () => inside,
  path: '/mail',
  component: lazyRouteComponent(() => import('../mail/page.tsx'), 'MailPage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: lazyRouteComponent(() => import('../operator/people-page.tsx'), 'PeoplePage'),
});

const allContracts = createRoute({
  getParentRoute: () => inside,
  path: '/contracts',
  component: lazyRouteComponent(() => import('../operator/contracts-page.tsx'), 'ContractsPage'),
});

const allDisputes = createRoute({
  getParentRoute: () => inside,
  path: '/disputes',
  component: lazyRouteComponent(() => import('../operator/disputes-page.tsx'), 'DisputesPage'),
});

/** Where the processor's card page leads back to. */
const cardLeft = createRoute({
  getParentRoute: () => inside,
  path: '/cards/left',
  validateSearch: ({ organisation, session }: Record<string, unknown>) => ({
    organisation: typeof organisation === 'string' ? organisation : '',
    session: typeof session === 'string' ? session : '',
  }),
  component: lazyRouteComponent(() => import('../home/card-left-page.tsx'), 'CardLeftPage'),
});

const tree = root.addChildren([
  signIn,
  landing,
  download,
  how,
  recorded,
  unsubscribe,
  ...outsidePeopleRoutes,
  ...outsideReportRoutes,
  inside.addChildren([
    ...peopleRoutes,
    ...reportRoutes,
    ...invoiceRoutes,
    home,
    device,
    track,
    money,
    messages.addChildren([thread]),
    notifications,
    settings,
    mail,
    people,
    allContracts,
    allDisputes,
    ...payoutRoutes,
    cardLeft,
    booksRoutes,
    ...hiringRoutes,
    contractRoutes,
  ]),
]);

export function routerOf(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: Lost,
    defaultErrorComponent: BrokenPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOf>;
  }
}
