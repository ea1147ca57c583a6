import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { createMember, createOperator, type TestPerson } from '../../testing/people.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { meetReader } from '../people/meet-reader.ts';
import { readContract } from './list-contracts.ts';

let house: TestHouse;
let work: Work;

beforeAll(async () => {
  house = await testHouse();
  work = await atWork(house);
});
afterAll(() => house.close());

const livesIn = ({ person }: TestPerson, zone: string) =>
  house.db.transaction().execute((trx) => meetReader(trx, person, { languages: ['en'], zone }));

async function zonesFor(actor: Actor, contract = work.contract) {
  const letter = await readContract(house, actor, { contract });
  if (isRefusal(letter)) throw new Error(letter.refused);
  return letter.zones;
}

describe('by whose clock the other side lives', () => {
  it('is told to both sides, as far as a browser of theirs has said it', async () => {
    expect(await zonesFor(work.ana)).toEqual({ freelancer: null, client: null });
    await livesIn(work.ana, 'Europe/Lisbon');
    await livesIn(work.ben, 'America/New_York');
    const zones = {
      freelancer: { name: 'Ana Duarte', zone: 'Europe/Lisbon' },
      client: { name: 'Ben Okafor', zone: 'America/New_York' },
    };
    expect(await zonesFor(work.ana)).toEqual(zones);
    expect(await zonesFor(work.ben)).toEqual(zones);
  });

  it('is nothing for who only looks on', async () => {
    expect(await zonesFor(await createOperator(house, 'Ada'))).toBeUndefined();
  });

  it('is that of the member who wrote the offer, where one did', async () => {
    const hirer = await createMember(house, 'Cyd Moreau', work.acme, 'hirer');
    await livesIn(hirer, 'Asia/Tokyo');
    const offer = await offerAna(house, { ...work, ben: hirer }, HOURLY);
    const accepted = await acceptOffer(house, work.ana, { offer: offer.id, version: offer.version });
    if (isRefusal(accepted)) throw new Error(accepted.refused);
    expect((await zonesFor(work.ana, offer.id))?.client).toEqual({ name: 'Cyd Moreau', zone: 'Asia/Tokyo' });
  });
});
