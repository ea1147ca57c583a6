import type { Account } from './ledger.ts';

/** What an account is, for a reader who does not know its name; of a freelancer's, which of the three. */
export const PLACES = [
  'client',
  'in-review',
  'pending',
  'available',
  'dispute',
  'escrow',
  'advanced',
  'fees',
  'fund',
  'operator',
  'costs',
  'processor',
  'bank',
  'other',
] as const;
export type Place = (typeof PLACES)[number];

/** Accounts of the same sort are one place, whoever's they are. */
export function placeOf(account: Account): Place {
  const [first = '', second = '', third = ''] = account.split(':');
  if (first === 'freelancer') return OF_FREELANCER[third] ?? 'other';
  if (first === 'platform') return OF_PLATFORM[second] ?? 'other';
  return ALONE[first] ?? 'other';
}

const OF_FREELANCER: Readonly<Record<string, Place>> = {
  'in-review': 'in-review',
  pending: 'pending',
  available: 'available',
};
const OF_PLATFORM: Readonly<Record<string, Place>> = {
  fees: 'fees',
  protection: 'fund',
  operator: 'operator',
  costs: 'costs',
};
const ALONE: Readonly<Record<string, Place>> = {
  client: 'client',
  dispute: 'dispute',
  escrow: 'escrow',
  advanced: 'advanced',
  gateway: 'processor',
  bank: 'bank',
};
