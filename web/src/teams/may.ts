import { mayAs, type Right } from '@stint/core/handshake/roles';
import type { Person } from '@stint/wire/people';

/** Whether the reader may do this in an organisation's name. The house decides; a page offers no more than that. */
export function mayFor({ organisations }: Person, organisation: string, right: Right): boolean {
  return organisations.some(({ id, role }) => id === organisation && mayAs(role, right));
}
