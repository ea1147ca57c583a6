import type { BookedAdvance } from '@stint/core/bookings';
import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { loadContracts } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import type { IssuedInvoice } from '../../store/money.ts';
import { membersWith } from '../../store/people.ts';
import { teamOf } from '../../store/teams.ts';
import { ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

interface Standing {
  readonly what: 'paused' | 'resumed';
  readonly at: Instant;
}

/** D5: each freelancer is told that the contract stands still, or goes on, in words that blame nobody. */
export async function tellContractsStand(
  trx: Trx,
  tell: Tell,
  contracts: readonly string[],
  { what, at }: Standing,
): Promise<void> {
  for (const loaded of await loadContracts(trx, contracts)) {
    const facts = { ...ofContract(loaded), other: loaded.organisation.name, at: formatInstant(at) };
    const event = `payment-${what}:${loaded.id}:${at}`;
    await tell({ to: [loaded.freelancer.id], event, at, told: { kind: `payment-${what}`, facts } });
  }
}

/** D5: who may do something about it on the client's side, and who hires, are told once for all contracts. */
export async function tellClientStands(
  trx: Trx,
  tell: Tell,
  organisation: string,
  { what, at, contracts }: Standing & { contracts: number },
): Promise<string> {
  const name = (await teamOf(trx, organisation))?.name ?? '';
  const to = new Set([
    ...(await membersWith(trx, organisation, 'pay')),
    ...(await membersWith(trx, organisation, 'hire')),
  ]);
  const facts = { organisation, name, contracts, at: formatInstant(at) };
  const kind = what === 'paused' ? 'client-suspended' : 'client-restored';
  await tell({ to: [...to], event: `${kind}:${organisation}:${at}`, at, told: { kind, facts } });
  return name;
}

/** D5: what the fund paid of a week, and what of it waits for the client still. */
export async function tellAdvanced(
  tell: Tell,
  { booked, n, amount }: BookedAdvance,
  how: { title: string; left: Minor; availableAt: Instant; at: Instant },
): Promise<void> {
  const { contract, freelancer, currency } = booked;
  const week = formatDay(booked.week);
  const facts = {
    contract,
    title: how.title,
    week,
    amount: formatMoney(amount, currency),
    left: formatMoney(how.left, currency),
    currency,
    availableAt: formatInstant(how.availableAt),
  };
  const event = `protection-paid:${contract}:${week}:${n}`;
  await tell({ to: [freelancer], event, at: how.at, told: { kind: 'protection-paid', facts } });
}

/** D5: the fund has too little for a week's protected time; it is paid when the fund is filled. */
export async function tellShort(
  tell: Tell,
  { booked, title }: Pick<IssuedInvoice, 'booked' | 'title'>,
  { short, at }: { short: Minor; at: Instant },
): Promise<void> {
  const { contract, freelancer, currency } = booked;
  const week = formatDay(booked.week);
  const facts = { contract, title, week, amount: formatMoney(short, currency), currency };
  const event = `protection-short:${contract}:${week}`;
  await tell({ to: [freelancer], event, at, told: { kind: 'protection-short', facts } });
}
