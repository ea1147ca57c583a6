import { HOLD_SECONDS } from '@stint/core/escrow/claim';
import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import type { PartDue } from '../../store/escrow-parts.ts';
import { eachSide, ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

interface About {
  readonly milestone: { readonly id: string; readonly title: string; readonly version: number };
  readonly at: Instant;
  /** Null: time, or the processor. */
  readonly doer: string | null;
  readonly amount: Minor;
  readonly kind: 'milestone-funded' | 'milestone-released' | 'milestone-silent';
}

/** Both sides are told of a milestone's money, but the one who moved it. */
export async function tellEscrow(trx: Trx, tell: Tell, loaded: LoadedContract, about: About): Promise<void> {
  const { milestone, at, doer, kind } = about;
  const { currency } = loaded.contract;
  const amount = formatMoney(about.amount, currency);
  const until = formatInstant(at + HOLD_SECONDS);
  for (const { to, other } of await eachSide(trx, loaded)) {
    const facts = { ...ofContract(loaded), milestone: milestone.title, other, amount, currency };
    await tell({
      to: to.filter((person) => person !== doer),
      event: `${kind}:${loaded.id}:${milestone.id}:${at}`,
      at,
      told: kind === 'milestone-funded' ? { kind, facts } : { kind, facts: { ...facts, until } },
    });
  }
}

/** Two days before the end of the 14, the client is told what silence does then. */
export async function tellSilence(
  trx: Trx,
  tell: Tell,
  loaded: LoadedContract,
  about: Omit<About, 'kind' | 'doer'> & { readonly submitted: Instant; readonly until: Instant },
): Promise<void> {
  const { milestone, at, submitted } = about;
  const { currency } = loaded.contract;
  const [, clients] = await eachSide(trx, loaded, 'review');
  await tell({
    to: clients?.to ?? [],
    event: `milestone-silence:${loaded.id}:${milestone.id}:${submitted}`,
    at,
    told: {
      kind: 'milestone-silence',
      facts: {
        ...ofContract(loaded),
        milestone: milestone.title,
        other: loaded.freelancer.name,
        amount: formatMoney(about.amount, currency),
        currency,
        until: formatInstant(about.until),
      },
    },
  });
}

/** The freelancer is told that the hold of what was released is over. */
export async function tellAvailable(
  trx: Trx,
  tell: Tell,
  { booked, net, title, milestone }: PartDue,
  at: Instant,
): Promise<void> {
  const { contract, currency, freelancer } = booked;
  const loaded = await loadContract(trx, contract);
  const other = loaded?.organisation.name ?? '';
  const facts = { contract, title, milestone, other, amount: formatMoney(net, currency), currency };
  const event = `milestone-available:${booked.id}`;
  await tell({ to: [freelancer], event, at, told: { kind: 'milestone-available', facts } });
}

/** The card's bank did not take what goes back: its client is told, for the money is the client's. */
export async function tellNotBack(trx: Trx, tell: Tell, due: PartDue, at: Instant): Promise<void> {
  const { booked, clientTotal, title, milestone, attempt } = due;
  const { contract, currency } = booked;
  const loaded = await loadContract(trx, contract);
  if (!loaded) return;
  const [, clients] = await eachSide(trx, loaded, 'pay');
  const other = loaded.freelancer.name;
  const facts = { contract, title, milestone, other, amount: formatMoney(clientTotal, currency), currency };
  const event = `escrow-not-back:${booked.id}:${attempt}`;
  await tell({ to: clients?.to ?? [], event, at, told: { kind: 'escrow-not-back', facts } });
}
