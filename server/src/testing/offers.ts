import type { Offer, makeOffer as route } from '@stint/wire/offers';
import type { Body } from '@stint/wire/route';
import { makeOffer } from '../operations/offers/make-offer.ts';
import { isRefusal } from '../refusal.ts';
import type { TestHouse } from './house.ts';
import type { TestPeople } from './people.ts';

type Wanted = Body<typeof route>;
type Hourly = Extract<Wanted['terms'], { kind: 'hourly' }>;
type Fixed = Extract<Wanted['terms'], { kind: 'fixed' }>;

/** 45.00 USD an hour from the Monday of the tests' week, 20 hours a week. */
export const HOURLY: Hourly = {
  kind: 'hourly',
  pay: 'segment',
  currency: 'USD',
  rate: '45.00',
  startDay: '2026-11-16',
  weeklyLimitMinutes: 1200,
  manualTime: true,
  idleMinutes: 10,
  minActiveMinutes: 5,
  snapshots: 'full',
  activityUnmeasured: 'unprotected',
  privateWindowMinutes: 0,
};

/** A shop in two pieces, 1,500.00 USD together, with escrow. */
export const FIXED: Fixed = {
  kind: 'fixed',
  currency: 'USD',
  escrow: true,
  milestones: [
    { title: 'Design', says: 'Three pages', amount: '500', dueDay: '2026-12-01' },
    { title: 'Shop', says: '', amount: '1000.00', dueDay: null },
  ],
};

/** Ben offers Ana a contract for the web shop. */
export async function offerAna(
  house: TestHouse,
  people: TestPeople,
  terms: Wanted['terms'] = HOURLY,
  more: Partial<Wanted> = {},
): Promise<Offer> {
  const offer = await makeOffer(house, people.ben, {
    organisation: people.acme,
    freelancer: people.ana.person,
    title: 'Web shop',
    message: 'We liked your portfolio.',
    terms,
    ...more,
  });
  if (isRefusal(offer)) throw new Error(offer.refused);
  return offer;
}
