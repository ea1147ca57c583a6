import { mayAs } from '@stint/core/handshake/roles';
import type { Person } from '@stint/wire/people';

/** The client organisations in whose name somebody may post jobs. */
export function hiringFor({ organisations }: Person): Person['organisations'] {
  return organisations.filter(({ kind, role }) => kind === 'client' && mayAs(role, 'hire'));
}

/** Whether somebody is a member of a client at all: to look is everybody's. */
export function isOfClient({ organisations }: Person): boolean {
  return organisations.some(({ kind }) => kind === 'client');
}

/** Whether somebody may look for work: their own, or for the freelancers of their agency. */
export function seeksWork({ roles, organisations }: Person): boolean {
  return roles.includes('freelancer') || organisations.some(({ kind }) => kind === 'agency');
}
