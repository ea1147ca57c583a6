import type { Contract } from '@stint/wire/contracts';
import type { Person } from '@stint/wire/people';
import { createContext, useContext } from 'react';

/** From which side somebody looks at a contract; an agency looks on. */
export type Side = 'freelancer' | 'client' | 'agency' | 'operator';

export interface OpenContract {
  readonly contract: Contract;
  readonly side: Side;
  /** The freelancer looks at it with the client's eyes: `side` is the client's then. */
  readonly as?: 'client';
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
  const isOf = (organisation: string | undefined) =>
    person.organisations.some(({ id }) => id === organisation);
  if (isOf(contract.organisation.id)) return 'client';
  return isOf(contract.agency?.id) ? 'agency' : 'operator';
}

/** The other side's name; both, for who looks on. */
export function withWhom({ freelancer, organisation }: Contract, side: Side): string {
  if (side === 'freelancer') return organisation.name;
  return side === 'client' ? freelancer.name : `${freelancer.name} for ${organisation.name}`;
}
