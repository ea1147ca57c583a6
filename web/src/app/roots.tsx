import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { me } from '../api/queries.ts';
import { clock } from '../time/house-clock.ts';
import { Lost } from './lost.tsx';
import { Outside, Shell } from './shell.tsx';

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outside,
  notFoundComponent: Lost,
});

/** Everything behind the sign-in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const [person] = await Promise.all([context.client.ensureQueryData(me), knowTheTime(context.client)]);
    if (!person && location.pathname === '/') throw redirect({ to: '/welcome', replace: true });
    if (!person) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
    return { person };
  },
  component: Shell,
});

/** Every page goes by the clock of the house. Where it cannot be read this computer's stands in for it. */
async function knowTheTime(client: QueryClient): Promise<void> {
  await client.prefetchQuery(clock);
}

/** Where somebody is led after the sign-in: into this house, and nowhere else. */
export function isOwnPath(next: unknown): next is string {
  return typeof next === 'string' && next.startsWith('/') && !next.startsWith('//');
}
