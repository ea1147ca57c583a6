import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { PNG } from '../../testing/files.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob } from '../../testing/jobs.ts';
import { createFreelancer, createPeople, type TestPeople, type TestPerson } from '../../testing/people.ts';
import { uploadAttachment } from '../attachments/upload-attachment.ts';
import { createProposal } from './create-proposal.ts';
import { editProposal } from './edit-proposal.ts';
import { readProposal } from './read-proposal.ts';
import { viewProposal } from './view-proposal.ts';

let house: TestHouse;
let people: TestPeople;
let job: string;
beforeEach(async () => {
  house = await testHouse();
  people = await createPeople(house);
  ({ id: job } = await postJob(house, people.ben));
});
afterEach(() => house.close());

async function file(who: TestPerson, name: string): Promise<string> {
  const stream = (async function* () {
    yield PNG;
  })();
  const attachment = house.random.uuid();
  const kept = await uploadAttachment(house, who, { attachment, name, stream, length: PNG.length });
  if (isRefusal(kept)) throw new Error(kept.refused);
  return attachment;
}
const asked = { amount: '45.00', message: 'See these.' };

describe('the files of a proposal', () => {
  it('are sent with it, and are the client’s to read once it is opened', async () => {
    const attachments = [await file(people.ana, 'b.png'), await file(people.ana, 'a.png')];
    const sent = done(await createProposal(house, people.ana, { job, ...asked, attachments }));
    expect(sent.attachments).toMatchObject([{ name: 'b.png' }, { name: 'a.png' }]);
    const proposal = { proposal: sent.id };
    expect(await readProposal(house, people.ben, proposal)).toMatchObject({ attachments: [] });
    expect(await viewProposal(house, people.ben, proposal)).toMatchObject({
      attachments: [{ name: 'b.png' }, { name: 'a.png' }],
    });
  });

  it('that are somebody else’s, or hang elsewhere, are refused, and nothing is sent or changed', async () => {
    const cleo = await createFreelancer(house, 'Cleo Park');
    const hers = [await file(cleo, 'cleo.png')];
    const no = { refused: 'no-such-attachment', field: 'attachments' };
    expect(await createProposal(house, people.ana, { job, ...asked, attachments: hers })).toMatchObject(no);
    const sent = done(await createProposal(house, cleo, { job, ...asked, attachments: hers }));
    const another = await postJob(house, people.ben);
    const again = { job: another.id, ...asked, attachments: hers };
    expect(await createProposal(house, cleo, again)).toMatchObject(no);
    expect(await house.db.selectFrom('proposal').selectAll().execute()).toHaveLength(1);
    const edit = { proposal: sent.id, version: 0, ...asked, message: 'New', attachments: [people.acme] };
    expect(await editProposal(house, cleo, edit)).toMatchObject(no);
    expect(await readProposal(house, cleo, { proposal: sent.id })).toMatchObject({
      message: 'See these.',
      attachments: [{ name: 'cleo.png' }],
    });
  });

  it('stay in an edit that does not speak of them, and go with one that leaves them out', async () => {
    const attachments = [await file(people.ana, 'a.png')];
    const { id: proposal } = done(await createProposal(house, people.ana, { job, ...asked, attachments }));
    const edit = { proposal, ...asked, version: 0 };
    expect(await editProposal(house, people.ana, edit)).toMatchObject({ attachments: [{ name: 'a.png' }] });
    const other = [await file(people.ana, 'b.png')];
    const swapped = { ...edit, version: 1, attachments: other };
    expect(await editProposal(house, people.ana, swapped)).toMatchObject({
      attachments: [{ name: 'b.png' }],
    });
    const loose = await house.db
      .selectFrom('attachment')
      .select('name')
      .where('loose_since', 'is not', null)
      .execute();
    expect(loose).toEqual([{ name: 'a.png' }]);
  });
});
