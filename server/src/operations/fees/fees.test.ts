import { readFileSync } from 'node:fs';
import { ROUNDING } from '@stint/core/rounding';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, type Work } from '../../testing/money.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { at, twoHours } from '../../testing/review.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { readOffer } from '../offers/list-offers.ts';
import { readOfferRules } from '../offers/read-offer-rules.ts';
import { listFeeTables, setFeeTable } from './fee-tables.ts';
import { readContractFees } from './read-contract-fees.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: { freelancer: 10_000_000n, client: 2_500_000n } });
  house.movable.moveTo(toInstant('2026-11-16T08:00:00Z'));
  work = await atWork(house, { card: CARDS.good });
});
afterEach(() => house.close());

const band = (from: string, freelancerFeePercent: string, clientFeePercent = '5') => ({
  from,
  freelancerFeePercent,
  clientFeePercent,
});
const SLIDING = [band('0', '20'), band('50', '10'), band('1000', '5')];
const set = (version: number, bands = SLIDING, currency = 'USD') =>
  setFeeTable(house, work.olu, { currency, version, bands });
const termsOf = async (id: string) => {
  const contract = await readContract(house, work.ana, { contract: id });
  if (isRefusal(contract)) throw new Error(contract.refused);
  return contract.terms;
};

describe('a sliding table of fees (B6)', () => {
  it('B6: without one the flat percents hold, and every offer says that they are fixed', async () => {
    const offer = await offerAna(house, work);
    expect(offer.fees).toEqual({ freelancerFeePercent: '10', clientFeePercent: '2.5', basis: null });
    await acceptOffer(house, work.ana, { offer: offer.id, version: 1 });
    expect(await readContractFees(house, work.ben, { contract: offer.id })).toEqual(offer.fees);
  });

  it('B6: is read by what the two have billed each other, once, at the acceptance, and then stays', async () => {
    await set(0);
    const offer = await offerAna(house, work);
    const basis = { currency: 'USD', billed: '0.00', from: '0.00', until: '50.00' };
    expect(offer.fees).toEqual({ freelancerFeePercent: '20', clientFeePercent: '5', basis });
    // Meanwhile a week of 90.00 is billed between them: they are in another band.
    await twoHours(work.desk);
    await at(house, '2026-11-22T12:00:00Z');
    const again = await offerAna(house, work);
    await at(house, '2026-11-23T12:00:00Z');
    const after = { currency: 'USD', billed: '90.00', from: '50.00', until: '1000.00' };
    expect(await readOffer(house, work.ana, { offer: again.id })).toMatchObject({
      now: { terms: { freelancerFeePercent: '20' } },
      fees: { freelancerFeePercent: '10', basis: after },
    });
    await acceptOffer(house, work.ana, { offer: again.id, version: 1 });
    expect(await termsOf(again.id)).toMatchObject({ freelancerFeePercent: '10', clientFeePercent: '5' });
    await set(1, [band('0', '1', '1')]);
    expect(await termsOf(again.id)).toMatchObject({ freelancerFeePercent: '10' });
    expect(await readContractFees(house, work.ana, { contract: again.id })).toMatchObject({ basis: after });
  });

  it('B6: an acceptance that names the fees that were seen is refused where they are others by now', async () => {
    await set(0);
    const offer = await offerAna(house, work);
    await set(1, [band('0', '30')]);
    const fees = { freelancerFeePercent: '20', clientFeePercent: '5' };
    const refused = await acceptOffer(house, work.ana, { offer: offer.id, version: 1, fees });
    expect(refused).toMatchObject({ refused: 'offer-changed', field: 'fees' });
    const seen = { ...fees, freelancerFeePercent: '30' };
    expect(await acceptOffer(house, work.ana, { offer: offer.id, version: 1, fees: seen })).toMatchObject({
      state: 'accepted',
    });
  });

  it('B6: is of one currency, and tells nobody what others have billed', async () => {
    await set(0);
    await twoHours(work.desk);
    await at(house, '2026-11-23T12:00:00Z');
    const asked = { organisation: work.acme, freelancer: work.ana.person, currency: 'USD' };
    expect(await readOfferRules(house, work.ben, asked)).toMatchObject({ freelancerFeePercent: '10' });
    expect(await readOfferRules(house, work.ana, asked)).toMatchObject({ basis: { billed: '0.00' } });
    const euros = await readOfferRules(house, work.ben, { ...asked, currency: 'EUR' });
    expect(euros).toMatchObject({ freelancerFeePercent: '10', clientFeePercent: '2.5', basis: null });
    const offer = await offerAna(house, work, { ...HOURLY, currency: 'EUR' });
    expect(offer.fees.basis).toBeNull();
  });

  it('B6: its versions are kept; the same again is the same, of two who set one at once one is refused', async () => {
    expect(await set(0)).toMatchObject({ version: 1, by: 'Olu Adeyemi' });
    expect(await set(0)).toMatchObject({ version: 1 });
    expect(await set(0, [band('0', '1')])).toMatchObject({ refused: 'changed-meanwhile' });
    const both = await Promise.all([set(1, [band('0', '1')]), set(1, [band('0', '2')])]);
    expect(both.filter(isRefusal)).toHaveLength(1);
    expect((await listFeeTables(house)).versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it.each([
    [[band('10', '5')], 'bands.0', 'the first band begins at 0'],
    [[band('0', '5'), band('9', '4'), band('9', '3')], 'bands.2', 'two bands begin at the same sum'],
    [[band('0', '5'), band('9', '4'), band('3', '3')], 'bands.2', 'each band begins above the one before it'],
    [[band('0', '101')], 'bands.0', 'a percentage from 0 to 100'],
  ])('B6: refuses what is no table: %#', async (bands, field, fault) => {
    expect(await set(0, bands)).toMatchObject({ refused: 'bad-terms', field, fault });
    expect(await set(0, [band('0.001', '5')])).toMatchObject({ refused: 'bad-amount' });
    expect(await set(0, [band('0', '5')], 'XXX')).toMatchObject({ refused: 'bad-terms', field: 'currency' });
  });

  it('B4: rounding is said by one sentence, in the law book too', () => {
    expect(readFileSync('RULES.md', 'utf8')).toContain(ROUNDING);
  });
});
