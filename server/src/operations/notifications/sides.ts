import type { Right } from '@stint/core/handshake/roles';
import type { Told } from '@stint/wire/told';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { membersWith } from '../../store/people.ts';

/** The people of a contract's two sides. */
export interface Sides {
  readonly freelancer: readonly [string];
  /** The members of the organisation whose role has to do with it. */
  readonly clients: readonly string[];
}

/** Of the client's side whoever may do what it is about; of what changes a contract, everybody who does more than look. */
export async function sidesOf(
  trx: Trx,
  { freelancer, organisation }: { freelancer: string; organisation: string },
  right: Right = 'write',
): Promise<Sides> {
  return { freelancer: [freelancer], clients: await membersWith(trx, organisation, right) };
}

/** Those of both sides who are told of it, but the one who did it: who does something knows it. */
export async function othersOf(trx: Trx, loaded: LoadedContract, doer: string): Promise<string[]> {
  const { freelancer, clients } = await sidesOf(trx, {
    freelancer: loaded.freelancer.id,
    organisation: loaded.organisation.id,
  });
  return [...freelancer, ...clients].filter((person) => person !== doer);
}

/** The facts that every notification of a contract has. */
export function ofContract(
  loaded: Pick<LoadedContract, 'id' | 'title'>,
): Pick<Extract<Told, { kind: 'contract-paused' }>['facts'], 'contract' | 'title'> {
  return { contract: loaded.id, title: loaded.title };
}
