import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readSearch } from '../diary/search.ts';
import { readJobFilter } from '../jobs/filter.ts';
import { readNewOfferSearch } from '../offers/search.ts';
import { readProposalSearch } from '../proposals/search.ts';
import { isDay } from '../time/zone.ts';
import { BrokenPage, Lost } from './lost.tsx';
import { outsidePeopleRoutes, peopleRoutes } from './people-routes.tsx';
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

const proposalMessages = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$proposal/messages',
  component: lazyRouteComponent(() => import('../messages/of-proposal.tsx'), 'ProposalMessages'),
});

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

const offers = createRoute({
  getParentRoute: () => inside,
  path: '/offers',
  component: lazyRouteComponent(() => import('../offers/list-page.tsx'), 'OffersPage'),
});

const newOffer = createRoute({
  getParentRoute: () => inside,
  path: '/offers/new',
  validateSearch: readNewOfferSearch,
  component: lazyRouteComponent(() => import('../offers/new-page.tsx'), 'NewOfferPage'),
});

const offer = createRoute({
  getParentRoute: () => inside,
  path: '/offers/$offer',
  component: lazyRouteComponent(() => import('../offers/offer-page.tsx'), 'OfferPage'),
});

const changeOffer = createRoute({
  getParentRoute: () => inside,
  path: '/offers/$offer/change',
  component: lazyRouteComponent(() => import('../offers/change-page.tsx'), 'ChangeOfferPage'),
});

const contract = createRoute({
  getParentRoute: () => inside,
  path: '/contracts/$contract',
  component: lazyRouteComponent(() => import('../contract/frame.tsx'), 'ContractFrame'),
});

const contractHome = createRoute({
  getParentRoute: () => contract,
  path: '/',
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

const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/jobs',
  validateSearch: readJobFilter,
  component: lazyRouteComponent(() => import('../jobs/page.tsx'), 'JobsPage'),
});

const newJob = createRoute({
  getParentRoute: () => inside,
  path: '/jobs/new',
  component: lazyRouteComponent(() => import('../jobs/new-page.tsx'), 'NewJobPage'),
});

const job = createRoute({
  getParentRoute: () => inside,
  path: '/jobs/$job',
  component: lazyRouteComponent(() => import('../jobs/job-page.tsx'), 'JobPage'),
});

const editJob = createRoute({
  getParentRoute: () => inside,
  path: '/jobs/$job/edit',
  component: lazyRouteComponent(() => import('../jobs/edit-page.tsx'), 'EditJobPage'),
});

const proposals = createRoute({
  getParentRoute: () => inside,
  path: '/proposals',
  validateSearch: readProposalSearch,
  component: lazyRouteComponent(() => import('../proposals/page.tsx'), 'ProposalsPage'),
});

const proposal = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$proposal',
  component: lazyRouteComponent(() => import('../proposals/proposal-page.tsx'), 'ProposalPage'),
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

const books = createRoute({
  getParentRoute: () => inside,
  path: '/books',
  component: lazyRouteComponent(() => import('../operator/books-page.tsx'), 'BooksPage'),
});

const tree = root.addChildren([
  signIn,
  landing,
  download,
  unsubscribe,
  ...outsidePeopleRoutes,
  inside.addChildren([
    ...peopleRoutes,
    home,
    device,
    track,
    money,
    messages.addChildren([thread]),
    proposalMessages,
    notifications,
    settings,
    mail,
    jobs,
    newJob,
    job,
    editJob,
    proposals,
    proposal,
    people,
    allContracts,
    books,
    offers,
    newOffer,
    offer,
    changeOffer,
    contract.addChildren([contractHome, contractMessages, recorded, diary, weeks, week]),
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
