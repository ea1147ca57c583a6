import type { Person } from '@stint/wire/people';
import { isOfClient, seeksWork } from '../jobs/may-hire.ts';

export interface PageLink {
  readonly to:
    | '/'
    | '/jobs'
    | '/proposals'
    | '/offers'
    | '/freelancers'
    | '/track'
    | '/money'
    | '/reports'
    | '/people'
    | '/contracts'
    | '/disputes'
    | '/books'
    | '/mail'
    | '/device';
  readonly says: string;
}

/** The pages of a person, by what they are. Somebody can be several. */
export function linksFor(person: Person): PageLink[] {
  const { roles } = person;
  const operator = roles.includes('operator');
  return [
    { to: '/', says: 'Home' },
    ...jobLinks(person),
    ...(isOfClient(person) || seeksWork(person) ? ([{ to: '/offers', says: 'Offers' }] as const) : []),
    ...(roles.includes('freelancer')
      ? ([
          { to: '/track', says: 'Track' },
          { to: '/money', says: 'Money' },
        ] as const)
      : []),
    ...(operator || isOfClient(person) || seeksWork(person)
      ? ([{ to: '/reports', says: 'Reports' }] as const)
      : []),
    ...(operator
      ? ([
          { to: '/people', says: 'People' },
          { to: '/contracts', says: 'Contracts' },
          { to: '/disputes', says: 'Disputes' },
          { to: '/books', says: 'Books' },
          { to: '/mail', says: 'Mail' },
        ] as const)
      : []),
  ];
}

/** Who hires has jobs, who works finds them and has proposals. */
function jobLinks(person: Person): PageLink[] {
  return [
    ...(isOfClient(person)
      ? ([
          { to: '/jobs', says: 'Jobs' },
          { to: '/freelancers', says: 'Freelancers' },
        ] as const)
      : seeksWork(person)
        ? ([{ to: '/jobs', says: 'Find work' }] as const)
        : []),
    ...(seeksWork(person) ? ([{ to: '/proposals', says: 'Proposals' }] as const) : []),
  ];
}
