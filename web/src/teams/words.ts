import type { InvitedAs } from '@stint/wire/teams';

/** Every role: its name, and what who has it may do. */
export const ROLE_WORDS: Readonly<Record<InvitedAs, { readonly name: string; readonly may: string }>> = {
  owner: { name: 'Owner', may: 'may do everything, and looks after members and roles' },
  hirer: { name: 'Hirer', may: 'posts jobs, makes offers, changes terms, reviews weeks' },
  reviewer: { name: 'Reviewer', may: 'reviews weeks and answers bonus requests' },
  billing: { name: 'Billing', may: 'looks after cards and invoices' },
  viewer: { name: 'Viewer', may: 'looks at everything, and changes nothing' },
  agent: { name: 'Agent', may: 'proposes, accepts and declines for the freelancers' },
  freelancer: { name: 'Freelancer', may: 'is spoken for by this agency, and can leave it at any time' },
};

const ROLES_OF = {
  client: ['owner', 'hirer', 'reviewer', 'billing', 'viewer'],
  agency: ['owner', 'agent', 'viewer'],
} as const satisfies Record<string, readonly InvitedAs[]>;

type MemberRole = (typeof ROLES_OF)['client' | 'agency'][number];

/** What members of such an organisation can be. */
export function rolesOf(kind: 'client' | 'agency'): readonly MemberRole[] {
  return ROLES_OF[kind];
}

/** As what somebody can be invited. */
export function invitedAs(kind: 'client' | 'agency'): readonly InvitedAs[] {
  return kind === 'agency' ? [...ROLES_OF.agency, 'freelancer'] : ROLES_OF.client;
}

export const KIND_WORDS = { client: 'Client', agency: 'Agency' } as const;

export const MAIL_WORDS = {
  'on-its-way': 'mail is on its way',
  sent: 'mail sent',
  failed: 'the mail did not go out',
  none: 'link handed on by hand',
} as const;
