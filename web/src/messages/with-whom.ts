import type { Thread } from '@stint/wire/threads';

/** The other side's name; with the agency, where one speaks for the freelancer. */
export function withWhom({ side, freelancer, organisation, agency }: Thread): string {
  if (side === 'freelancer') return organisation.name;
  if (side === 'agency') return `${organisation.name}, for ${freelancer.name}`;
  return agency ? `${freelancer.name} · ${agency.name}` : freelancer.name;
}
