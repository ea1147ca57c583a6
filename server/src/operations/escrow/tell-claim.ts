import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { eachSide, ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';
import type { Cleared } from './clear-escrow.ts';

interface About {
  readonly n: number;
  readonly at: Instant;
  /** What is in escrow. */
  readonly held: Minor;
  readonly until: Instant;
}

/** The freelancer is told that the client asks for it back; both of a contract that sleeps. */
export async function tellAsked(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  { n, at, held, until, cause }: About & { cause: 'client-ended' | 'dormant' },
): Promise<void> {
  const kind = cause === 'dormant' ? 'escrow-dormant' : 'escrow-asked';
  const [freelancer, clients] = await eachSide(trx, loaded);
  for (const side of [freelancer, ...(cause === 'dormant' ? [clients] : [])]) {
    if (!side) continue;
    const facts = { ...sumOf(loaded, held), other: side.other, until: formatInstant(until) };
    await tell({ to: side.to, event: `${kind}:${loaded.id}:${n}`, at, told: { kind, facts } });
  }
}

/** The client is told of the freelancer's dispute, and how long it may answer. */
export async function tellDisputed(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  { n, at, held, until, says }: About & { says: string },
): Promise<void> {
  const [, clients] = await eachSide(trx, loaded);
  const facts = { ...sumOf(loaded, held), other: loaded.freelancer.name, until: formatInstant(until), says };
  const event = `escrow-disputed:${loaded.id}:${n}`;
  await tell({ to: clients?.to ?? [], event, at, told: { kind: 'escrow-disputed', facts } });
}

/** The freelancer is told of the client's answer. */
export async function tellAnswered(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  { n, at, held, says }: Omit<About, 'until'> & { says: string },
): Promise<void> {
  const [freelancer] = await eachSide(trx, loaded);
  const facts = { ...sumOf(loaded, held), other: loaded.organisation.name, says };
  const event = `escrow-answered:${loaded.id}:${n}`;
  await tell({ to: freelancer?.to ?? [], event, at, told: { kind: 'escrow-answered', facts } });
}

/** Both sides are told what came of it, but who ended it by giving in. */
export async function tellClaimEnded(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  ended: {
    to: 'refunded' | 'released' | 'decided';
    n: number;
    at: Instant;
    doer: string | null;
    cleared: Cleared;
    says: string;
  },
): Promise<void> {
  const { to: outcome, n, at, doer, cleared, says } = ended;
  const { currency } = loaded.contract;
  for (const { to, other } of await eachSide(trx, loaded)) {
    const about = { to: to.filter((person) => person !== doer), event: `escrow-ended:${loaded.id}:${n}`, at };
    const back = formatMoney(cleared.refunded, currency);
    const released = { ...sumOf(loaded, cleared.released), other };
    if (outcome === 'decided')
      await tell({ ...about, told: { kind: 'escrow-decided', facts: { ...released, back, says } } });
    else if (outcome === 'released') await tell({ ...about, told: { kind: 'escrow-paid', facts: released } });
    else await tell({ ...about, told: { kind: 'escrow-returned', facts: { ...released, amount: back } } });
  }
}

function sumOf(loaded: LoadedContract, amount: Minor) {
  const { currency } = loaded.contract;
  return { ...ofContract(loaded), amount: formatMoney(amount, currency), currency };
}
