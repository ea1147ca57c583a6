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

/** Each side with the name of the other, for what is told to both in words of their own. */
export async function eachSide(
  trx: Trx,
  { freelancer, organisation }: Pick<LoadedContract, 'freelancer' | 'organisation'>,
  right?: Right,
): Promise<readonly { to: readonly string[]; other: string }[]> {
  const sides = await sidesOf(trx, { freelancer: freelancer.id, organisation: organisation.id }, right);
  return [
    { to: sides.freelancer, other: organisation.name },
    { to: sides.clients, other: freelancer.name },
  ];
}

/** Those of both sides who are told of it, but the one who did it, who knows it; null: time did. */
export async function othersOf(trx: Trx, loaded: LoadedContract, doer: string | null): Promise<string[]> {
  const sides = await eachSide(trx, loaded);
  return sides.flatMap(({ to }) => to).filter((person) => person !== doer);
}

/** The facts that every notification of a contract has. */
export function ofContract(
  loaded: Pick<LoadedContract, 'id' | 'title'>,
): Pick<Extract<Told, { kind: 'contract-paused' }>['facts'], 'contract' | 'title'> {
  return { contract: loaded.id, title: loaded.title };
}
