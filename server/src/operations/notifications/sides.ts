import type { Told } from '@stint/wire/told';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { membersOf } from '../../store/people.ts';

/** The people of a contract's two sides. */
export interface Sides {
  readonly freelancer: readonly [string];
  /** The members of the organisation, whoever of them pays. */
  readonly clients: readonly string[];
}

export async function sidesOf(
  trx: Trx,
  { freelancer, organisation }: { freelancer: string; organisation: string },
): Promise<Sides> {
  return { freelancer: [freelancer], clients: await membersOf(trx, organisation) };
}

/** Everybody of both sides but the one who did it: who does something knows it. */
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
