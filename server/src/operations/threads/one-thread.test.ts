import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadOfContract, threadOfProposal } from '../../store/threads.ts';
import { PDF } from '../../testing/files.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, sendProposal } from '../../testing/jobs.ts';
import { offerAna } from '../../testing/offers.ts';
import { createFreelancer, createPeople, type TestPeople, type TestPerson } from '../../testing/people.ts';
import { readAttachment } from '../attachments/read-attachment.ts';
import { removeAttachment } from '../attachments/remove-attachment.ts';
import { uploadAttachment } from '../attachments/upload-attachment.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { askForChanges } from '../offers/ask-for-changes.ts';
import { declineProposal } from '../proposals/decline-proposal.ts';
import { editProposal } from '../proposals/edit-proposal.ts';
import { viewProposal } from '../proposals/view-proposal.ts';
import { openContractThread, openProposalThread } from './open-thread.ts';
import { readThread } from './read-thread.ts';
import { sendMessage } from './send-message.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

async function file(who: TestPerson): Promise<string> {
  const id = house.random.uuid();
  const stream = (async function* () {
    yield PDF;
  })();
  done(await uploadAttachment(house, who, { attachment: id, name: 'a.pdf', stream, length: null }));
  return id;
}

async function lines(who: TestPerson, thread: string): Promise<string[]> {
  const { messages } = done(await readThread(house, who, { thread }));
  return messages.map(({ event, says }) => event?.kind ?? says);
}

async function forgetAll(): Promise<void> {
  for (const table of ['thread_read', 'message', 'thread'] as const) {
    await house.db.deleteFrom(table).execute();
  }
}

describe('one thread', () => {
  it('goes from the proposal to the contract that came of it, with all that was said and what happened', async () => {
    const { ana, ben } = people;
    const job = await postJob(house, ben);
    const proposal = await sendProposal(house, ana, job.id);
    const { thread } = done(await openProposalThread(house, ben, { proposal: proposal.id }));
    done(await sendMessage(house, ben, { thread, id: house.random.uuid(), says: 'Can you do Mondays?' }));
    const offer = await offerAna(house, people, undefined, { proposal: proposal.id });
    done(await askForChanges(house, ana, { offer: offer.id, says: 'Tuesdays, please.' }));
    done(await acceptOffer(house, ana, { offer: offer.id, version: offer.version }));
    expect(done(await openContractThread(house, ana, { contract: offer.id }))).toEqual({ thread });
    expect(done(await openProposalThread(house, ana, { proposal: proposal.id }))).toEqual({ thread });
    done(await sendMessage(house, ana, { thread, id: house.random.uuid(), says: 'On Tuesday, then.' }));
    const all = await lines(ana, thread);
    expect(all).toEqual([
      'proposal-received',
      'Can you do Mondays?',
      'offer-made',
      'offer-asked',
      'offer-accepted',
      'contract-made',
      'On Tuesday, then.',
    ]);
    expect(await lines(ben, thread)).toEqual(all);
    const { thread: letter } = done(await readThread(house, ana, { thread }));
    expect(letter).toMatchObject({
      title: 'Web shop',
      proposal: proposal.id,
      job: job.id,
      contract: offer.id,
    });
  });

  it('is one, whichever of proposal and contract begins it while the other does', async () => {
    const cleo = await createFreelancer(house, 'Cleo Park');
    const job = await postJob(house, people.ben);
    const proposal = await sendProposal(house, cleo, job.id);
    await forgetAll();
    const offer = await offerAna(house, people, undefined, { freelancer: cleo.person });
    done(await acceptOffer(house, cleo, { offer: offer.id, version: offer.version }));
    await house.db
      .updateTable('offer')
      .set({ proposal_id: proposal.id })
      .where('id', '=', offer.id)
      .execute();
    await forgetAll();
    const begun = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        house.db.transaction().execute((trx) => {
          const begin = { id: house.random.uuid(), at: house.clock.now() };
          return n % 2 === 0
            ? threadOfContract(trx, offer.id, begin)
            : threadOfProposal(trx, proposal.id, begin);
        }),
      ),
    );
    expect(new Set(begun).size).toBe(1);
  });

  it('says that a proposal was declined, and why, and is no stranger’s', async () => {
    const { ben, olu } = people;
    const dora = await createFreelancer(house, 'Dora Lima');
    const proposal = await sendProposal(house, dora, (await postJob(house, ben)).id);
    done(await declineProposal(house, ben, { proposal: proposal.id, reason: 'We found somebody.' }));
    const { thread } = done(await openProposalThread(house, dora, { proposal: proposal.id }));
    expect(await lines(dora, thread)).toEqual(['proposal-received', 'proposal-declined']);
    for (const who of [people.ana, olu]) {
      expect(await openProposalThread(house, who, { proposal: proposal.id })).toEqual({
        refused: 'no-such-proposal',
      });
    }
    const none = house.random.uuid();
    expect(await openProposalThread(house, dora, { proposal: none })).toEqual({
      refused: 'no-such-proposal',
    });
  });
});

describe('the files of a proposal', () => {
  it('are read by both sides, go with its edits, and are taken back only when they hang on nothing', async () => {
    const { ben } = people;
    const emma = await createFreelancer(house, 'Emma Berg');
    const [first, second] = [await file(emma), await file(emma)];
    const job = await postJob(house, ben);
    const proposal = await sendProposal(house, emma, job.id, { attachments: [first] });
    const refused = { refused: 'no-such-attachment' };
    expect(await removeAttachment(house, emma, first)).toEqual(refused);
    expect(await readAttachment(house, people.ana, first)).toEqual(refused);
    expect(await readAttachment(house, people.olu, first)).toEqual(refused);
    expect(await readAttachment(house, ben, second)).toEqual(refused);
    const edited = await editProposal(house, emma, {
      proposal: proposal.id,
      version: proposal.version,
      amount: '46.00',
      message: 'Gladly.',
      attachments: [second],
    });
    expect(done(edited)).toMatchObject({ attachments: [{ id: second }] });
    done(await viewProposal(house, ben, { proposal: proposal.id }));
    expect(await readAttachment(house, ben, second)).toMatchObject({
      name: 'a.pdf',
      type: 'application/pdf',
    });
    expect(await readAttachment(house, ben, first)).toEqual(refused);
    expect(await removeAttachment(house, emma, first)).toBeNull();
  });
});
