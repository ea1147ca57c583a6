import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readFilter } from '../people/filter.ts';
import type { FreelancerFilter } from '../people/queries.ts';
import { inside, isOwnPath, root } from './roots.tsx';

/** For everybody, where the house is open; it says so where it is not. */
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (isOwnPath(next) ? { next } : {}),
  component: lazyRouteComponent(() => import('../signin/sign-up-page.tsx'), 'SignUpPage'),
});

/** For everybody who holds the link of an invitation. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../teams/invitation-page.tsx'), 'InvitationPage'),
});

const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  validateSearch: ({ organisation }: Record<string, unknown>): { organisation?: string } =>
    typeof organisation === 'string' ? { organisation } : {},
  component: lazyRouteComponent(() => import('../teams/team-page.tsx'), 'TeamPage'),
});

const newOrganisation = createRoute({
  getParentRoute: () => inside,
  path: '/organisations/new',
  component: lazyRouteComponent(() => import('../teams/new-page.tsx'), 'NewOrganisationPage'),
});

/** What an organisation owes, and the way to pay it. */
const debt = createRoute({
  getParentRoute: () => inside,
  path: '/organisations/$organisation/debt',
  component: lazyRouteComponent(() => import('../debt/debt-page.tsx'), 'DebtPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('../signin/account-page.tsx'), 'AccountPage'),
});

const freelancers = createRoute({
  getParentRoute: () => inside,
  path: '/freelancers',
  validateSearch: (search: Record<string, unknown>): FreelancerFilter => readFilter(search),
  component: lazyRouteComponent(() => import('../people/freelancers-page.tsx'), 'FreelancersPage'),
});

const freelancer = createRoute({
  getParentRoute: () => inside,
  path: '/freelancers/$person',
  component: lazyRouteComponent(() => import('../people/freelancer-page.tsx'), 'FreelancerPage'),
});

const client = createRoute({
  getParentRoute: () => inside,
  path: '/clients/$organisation',
  component: lazyRouteComponent(() => import('../people/client-page.tsx'), 'ClientPage'),
});

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('../profile/page.tsx'), 'ProfilePage'),
});

const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../privacy/page.tsx'), 'PrivacyPage'),
});

/** Before the sign-in. */
export const outsidePeopleRoutes = [signUp, invitation] as const;

/** Behind it. */
export const peopleRoutes = [
  team,
  newOrganisation,
  debt,
  account,
  freelancers,
  freelancer,
  client,
  profile,
  privacy,
] as const;
