import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, sendProposal } from '../../testing/jobs.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { editProposal } from './edit-proposal.ts';
import { placeProposal } from './place-proposal.ts';
import { viewProposal } from './view-proposal.ts';

let house: TestHouse;
let people: TestPeople;
let proposal: string;
beforeEach(async () => {
  house = await testHouse();
  people = await createPeople(house);
  const { id: job } = await postJob(house, people.ben);
  ({ id: proposal } = await sendProposal(house, people.ana, job));
});
afterEach(() => house.close());

const edit = (message: string, version = 0) =>
  editProposal(house, people.ana, { proposal, version, amount: '50.00', message });

describe('editing a proposal', () => {
  it('changes it for six hours, to the second', async () => {
    expect(await edit('One')).toMatchObject({ message: 'One', amount: '50.00', version: 1 });
    house.movable.moveTo(toInstant('2026-11-18T15:59:59Z'));
    expect(await edit('Two', 1)).toMatchObject({
      changedAt: '2026-11-18T15:59:59Z',
      may: ['edit', 'withdraw'],
    });
    house.movable.moveTo(toInstant('2026-11-18T16:00:00Z'));
    expect(await edit('Three', 2)).toMatchObject({ refused: 'no-longer-editable' });
  });

  it('is over once its client has opened it, or put it anywhere', async () => {
    done(await placeProposal(house, people.ben, { proposal, place: 'shortlisted' }));
    expect(await edit('Late')).toMatchObject({ refused: 'not-in-this-state' });
    done(await placeProposal(house, people.ben, { proposal, place: 'sent' }));
    expect(await edit('Back')).toMatchObject({ version: 1 });
    done(await viewProposal(house, people.ben, { proposal }));
    expect(await edit('Late', 1)).toMatchObject({ refused: 'no-longer-editable' });
  });

  it('of a version that was not seen overwrites nothing', async () => {
    const both = await Promise.all([edit('One'), edit('Two')]);
    expect(both.filter((one) => 'refused' in one)).toMatchObject([{ refused: 'changed-meanwhile' }]);
  });

  it('in the second in which its client opens it has one outcome: what they read is what stands', async () => {
    const [edited, viewed] = await Promise.all([
      edit('Changed'),
      viewProposal(house, people.ben, { proposal }),
    ]);
    const kept = await house.db.selectFrom('proposal').selectAll().executeTakeFirstOrThrow();
    expect(done(viewed).message).toBe(kept.message);
    if ('refused' in edited) expect(edited.refused).toBe('no-longer-editable');
    expect(kept.message).toBe('refused' in edited ? 'I have built three of them.' : 'Changed');
  });

  it('is the freelancer’s alone', async () => {
    const asked = { proposal, version: 0, amount: '1.00', message: 'Cheaper.' };
    expect(await editProposal(house, people.ben, asked)).toMatchObject({ refused: 'freelancers-only' });
    expect(await editProposal(house, people.olu, asked)).toMatchObject({ refused: 'freelancers-only' });
  });
});
