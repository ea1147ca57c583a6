import { afterEach, expect, it } from 'vitest';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

/** Ten segments: six that nothing speaks against, one of three that is low (Tue 10:10), one without a memo (Wed 14:00). */
async function aWeekOfWork(options: Parameters<typeof World.open>[0] = {}): Promise<World> {
  world = await World.open(options);
  const { ana } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('999999');
  await ana.stops();
  await world.until('Tue 10:00');
  await ana.starts('k1', 'Read the payment manual');
  await ana.works('939');
  await ana.stops();
  await world.until('Wed 14:00');
  await ana.starts('k1', '');
  await ana.works('9');
  await ana.stops();
  await world.until('Mon+1 12:00');
  return world;
}

async function theDispute() {
  const [dispute] = await world.ben.disputes();
  if (!dispute) throw new Error('nothing is disputed');
  return dispute;
}

it('D1, D2: three segments are disputed, one let go, one overruled, one paid by its verdict; the rest pays on time', async () => {
  const { ana, ben, olu } = await aWeekOfWork();
  expect(await ana.purse()).toEqual({ inReview: '67.50' });

  // On Tuesday Ben disputes three segments. Their pay is held, the rest goes on.
  await world.until('Tue+1 10:00');
  expect(await ben.disputesSegments(['Mon 09:30', 'Tue 10:10', 'Wed 14:00'], 'other', 'Was it work?')).toBe(
    'done',
  );
  const { dispute, decidesAt } = await theDispute();
  expect(dispute).toMatchObject({ state: 'open', share: { net: '20.25', clientTotal: '23.62' } });
  expect([dispute.answerBy, decidesAt]).toEqual(['2026-11-27T10:00:00Z', '2026-11-29T10:00:00Z']);
  expect(await ana.purse()).toEqual({ inReview: '47.25', disputed: '20.25' });
  expect(await ben.outcomes()).toEqual(['paid (foretold)', 'refunded (foretold)', 'refunded (foretold)']);
  expect(await olu.overrules(dispute.id, 'Tue 10:10', 'paid', 'Too early.')).toBe('not-contested');

  // On Wednesday Ana contests, with words, and lets go what she forgot to describe.
  await world.until('Wed+1 09:00');
  expect(await ana.contests(dispute.id, 'The manual is long.', ['Wed 14:00'])).toBe('done');
  expect(await ana.contests(dispute.id, 'The manual is long.', ['Wed 14:00'])).toBe('done');
  expect(await ana.accepts(dispute.id)).toBe('already-answered');
  expect(await olu.disputesNotOver()).toBe(1);

  // Olu finds that reading is work too, and says so to both. What Ana let go is nobody's to overrule.
  expect(await olu.overrules(dispute.id, 'Tue 10:10', 'paid', ' ')).toBe('reason-needed');
  expect(await olu.overrules(dispute.id, 'Tue 10:10', 'paid', 'Reading is work, as both agreed.')).toBe(
    'done',
  );
  expect(await olu.overrules(dispute.id, 'Wed 14:00', 'paid', 'As both agreed.')).toBe('not-contested');
  expect(await olu.overrules(dispute.id, 'Mon 09:00', 'paid', 'As both agreed.')).toBe('not-disputed');
  const both = [await ana.disputes(), await ben.disputes()].map(([one]) => one?.lines);
  expect(both[0]).toEqual(both[1]);
  expect(both[0]?.[1]?.rulings).toMatchObject([
    { by: 'operator', outcome: 'paid', says: 'Reading is work, as both agreed.', name: 'Olu Adeyemi' },
  ]);
  expect(await ana.purse()).toEqual({ inReview: '47.25', disputed: '20.25' });

  // Two days after the answer it is decided: nobody has to do anything.
  await world.until('Fri+1 08:59:59');
  expect((await theDispute()).dispute.state).toBe('contested');
  await world.until('Fri+1 09:00');
  const decided = await theDispute();
  expect(await ben.outcomes()).toEqual(['paid verdict', 'paid operator', 'refunded freelancer']);
  expect(decided).toMatchObject({
    dispute: { state: 'decided' },
    refunded: { net: '6.75', clientTotal: '7.87' },
    paid: { net: '13.50' },
    refund: { state: 'sent' },
  });
  expect(decided.entries.map(({ says, amount }) => `${says} ${amount}`)).toEqual([
    'Disputed, held 20.25',
    'Dispute decided, paid 13.50',
    'Refunded 7.87',
    'Sent back to the card 7.87',
  ]);
  expect(await world.books()).toEqual({
    'freelancer:ana:in-review': '60.75',
    'platform:fees': '10.13',
    gateway: '-70.88',
  });
  expect(await ben.withdraws(decided.dispute.id)).toBe('dispute-not-open');
  expect(await olu.overrules(decided.dispute.id, 'Mon 09:30', 'refunded', 'Too late.')).toBe('not-contested');
  expect(await olu.disputesNotOver()).toBe(0);

  await world.until('Sat+1');
  expect(await ana.purse()).toEqual({ pending: '60.75' });
  await world.until('Wed+2');
  expect(await ana.purse()).toEqual({ available: '60.75' });
});

it('D2: silence is a contest, and what is decided after the hold is available at once', async () => {
  const { ana, ben } = await aWeekOfWork();
  await world.until('Fri+1 23:00');
  await ben.disputesSegments(['Mon 09:00', 'Wed 14:00'], 'idle');
  await world.until('Sat+1');
  expect(await ana.purse()).toEqual({ pending: '54.00', disputed: '13.50' });
  await world.until('Mon+2 23:00');
  expect(await theDispute()).toMatchObject({
    dispute: { state: 'contested' },
    answer: { by: null, says: '' },
  });
  await world.until('Wed+2');
  expect(await ana.purse()).toEqual({ available: '54.00', disputed: '13.50' });
  await world.until('Wed+2 23:00');
  expect(await ben.outcomes()).toEqual(['paid verdict', 'refunded verdict']);
  expect(await ana.purse()).toEqual({ available: '60.75' });
});

it('D2: what is accepted goes back at once, and off what is still to be charged', async () => {
  const { ana, ben } = await aWeekOfWork({ card: null });
  await ben.addsCard(GOOD_LATER);
  await world.until('Tue+1 10:00');
  await ben.disputesSegments(['Tue 10:10'], 'low-activity');
  const { dispute } = await theDispute();
  expect(await ana.accepts(dispute.id)).toBe('done');
  expect(await theDispute()).toMatchObject({
    dispute: { state: 'accepted' },
    refunded: { net: '6.75', clientTotal: '7.87' },
    refund: { state: 'credited' },
  });
  expect(await world.books()).toEqual({
    'client:acme': '-70.88',
    'freelancer:ana:in-review': '60.75',
    'platform:fees': '10.13',
  });
  await ben.addsCard(GOOD);
  await world.until('Thu+1 12:00');
  expect(await world.books()).toEqual({
    'freelancer:ana:in-review': '60.75',
    'platform:fees': '10.13',
    gateway: '-70.88',
  });
});

const GOOD = '4242424242424242';
/** It verifies, and is declined when it is charged. */
const GOOD_LATER = '4000000000000341';
