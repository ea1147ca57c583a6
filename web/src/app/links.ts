import type { Person } from '@stint/wire/people';

export interface PageLink {
  readonly to:
    | '/'
    | '/offers'
    | '/track'
    | '/money'
    | '/people'
    | '/contracts'
    | '/books'
    | '/mail'
    | '/device';
  readonly says: string;
}

/** The pages of a person, by what they are. Somebody can be several. */
export function linksFor({ roles }: Person): PageLink[] {
  const operator = roles.includes('operator');
  return [
    { to: '/', says: 'Home' },
    ...(roles.includes('freelancer') || roles.includes('client')
      ? ([{ to: '/offers', says: 'Offers' }] as const)
      : []),
    ...(roles.includes('freelancer')
      ? ([
          { to: '/track', says: 'Track' },
          { to: '/money', says: 'Money' },
        ] as const)
      : []),
    ...(operator
      ? ([
          { to: '/people', says: 'People' },
          { to: '/contracts', says: 'Contracts' },
          { to: '/books', says: 'Books' },
          { to: '/mail', says: 'Mail' },
        ] as const)
      : []),
  ];
}
