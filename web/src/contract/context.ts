import type { Contract } from '@stint/wire/contracts';
import type { Person } from '@stint/wire/people';
import { createContext, useContext } from 'react';

/** From which side somebody looks at a contract. */
export type Side = 'freelancer' | 'client' | 'operator';

export interface OpenContract {
  readonly contract: Contract;
  readonly side: Side;
  /** Is the stream of changes connected? */
  readonly live: boolean;
}

export const ContractContext = createContext<OpenContract | null>(null);

/** The contract whose pages are open. */
export function useContract(): OpenContract {
  const open = useContext(ContractContext);
  if (!open) throw new Error('not below a contract');
  return open;
}

export function sideOf(contract: Contract, person: Person): Side {
  if (contract.freelancer.id === person.id) return 'freelancer';
  if (person.organisations.some(({ id }) => id === contract.organisation.id)) return 'client';
  return 'operator';
}

/** The other side's name; both, for an operator. */
export function withWhom({ freelancer, organisation }: Contract, side: Side): string {
  if (side === 'freelancer') return organisation.name;
  return side === 'client' ? freelancer.name : `${freelancer.name} for ${organisation.name}`;
}
