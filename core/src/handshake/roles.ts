/** What somebody is in an organisation. `agent`: hires nobody, but speaks for an agency's freelancers. */
export type Role = 'owner' | 'hirer' | 'reviewer' | 'billing' | 'viewer' | 'agent';

/** What a member may do in the organisation's name. To look is everybody's. */
export type Right =
  /** Jobs, proposals, offers. */
  | 'hire'
  /** Rate, weekly limit, manual time; pause, resume, end; milestones. */
  | 'change-terms'
  /** Review and dispute weeks, answer bonus requests, give feedback. */
  | 'review'
  /** Cards, invoices, bonuses, refunds. */
  | 'pay'
  /** Write messages. */
  | 'write'
  /** Members, roles, invitations, the organisation's name. */
  | 'team'
  /** An agency's: propose, accept and decline for its freelancers. */
  | 'represent';

export const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['hire', 'change-terms', 'review', 'pay', 'write', 'team', 'represent'],
  hirer: ['hire', 'change-terms', 'review', 'write'],
  reviewer: ['review', 'write'],
  billing: ['pay', 'write'],
  viewer: [],
  agent: ['write', 'represent'],
};

export const CLIENT_ROLES = ['owner', 'hirer', 'reviewer', 'billing', 'viewer'] as const satisfies Role[];
export const AGENCY_ROLES = ['owner', 'agent', 'viewer'] as const satisfies Role[];

export function mayAs(role: Role, right: Right): boolean {
  return RIGHTS[role].includes(right);
}
