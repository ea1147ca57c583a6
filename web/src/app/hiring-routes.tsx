import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readJobFilter } from '../jobs/filter.ts';
import { readNewOfferSearch } from '../offers/search.ts';
import { readProposalSearch } from '../proposals/search.ts';
import { inside } from './roots.tsx';

const proposalMessages = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$proposal/messages',
  component: lazyRouteComponent(() => import('../messages/of-proposal.tsx'), 'ProposalMessages'),
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

/** The way to a contract. */
export const hiringRoutes = [
  proposalMessages,
  offers,
  newOffer,
  offer,
  changeOffer,
  jobs,
  newJob,
  job,
  editJob,
  proposals,
  proposal,
] as const;
