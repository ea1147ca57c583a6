import { formatInstant } from '@stint/core/instant';
import { inForce } from '@stint/core/timeline';
import type { Message } from '@stint/wire/threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import type { HouseEvent } from '../../events.ts';
import type { Actor } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { loadContract, loadTerms } from '../../store/contracts.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { track, type Work } from '../../testing/money.ts';
import { createMember, createPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { setLimit } from '../contracts/set-limit.ts';
import { setManualTime } from '../contracts/set-manual-time.ts';
import { setRate } from '../contracts/set-rate.ts';
import { listNotifications } from '../notifications/list-notifications.ts';
import { tellingIn } from '../notifications/tell.ts';
import { grantAsk } from './grant-ask.ts';
import { openContractThread } from './open-thread.ts';
import { markThreadRead, readThread } from './read-thread.ts';
import { sendMessage } from './send-message.ts';

let house: TestHouse;
let work: Work;
let thread: string;

beforeAll(async () => {
  house = await testHouse({ payments: true });
  // Without manual time, which atWork allows.
  const people = await createPeople(house);
  const contract = await createTestContract(house, people, {
    freelancerFeePercent: '10',
    clientFeePercent: '5',
  });
  work = { ...people, contract, desk: new TestTracker(house, people.tracker, contract) };
  thread = done(await openContractThread(house, work.ana, { contract: work.contract })).thread;
});
afterAll(() => house.close());

function done<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

function say(who: Actor, says: string, ask?: { from: string; to: string; reason: string }) {
  const id = house.random.uuid();
  return sendMessage(house, who, { thread, id, says, ...(ask ? { ask } : {}) });
}

async function messages(who: Actor = work.ana): Promise<Message[]> {
  return done(await readThread(house, who, { thread })).messages;
}

async function events(): Promise<Message['event'][]> {
  return (await messages()).flatMap(({ event }) => event ?? []);
}

async function toldTo(who: Actor, kind: string): Promise<unknown[]> {
  const { notifications } = await listNotifications(house, who, { limit: 100 });
  return notifications.filter((one) => one.kind === kind).map(({ facts }) => facts);
}

describe('who is written to', () => {
  it('is told once until they have read, however much comes, and again when they have', async () => {
    const { ana, ben } = work;
    for (const says of ['one', 'two', 'three']) done(await say(ana, says));
    expect(await toldTo(ben, 'message-received')).toEqual([
      { thread, title: 'Web shop', other: 'Ana Duarte', says: 'one' },
    ]);
    expect(await toldTo(ana, 'message-received')).toEqual([]);
    const { lastN } = done(await readThread(house, ben, { thread })).thread;
    done(await markThreadRead(house, ben, { thread, n: lastN }));
    const { notifications } = await listNotifications(house, ben, { limit: 100 });
    expect(notifications.find(({ kind }) => kind === 'message-received')?.readAt).not.toBeNull();
    done(await say(ana, 'four'));
    done(await say(ana, 'five'));
    expect(await toldTo(ben, 'message-received')).toMatchObject([{ says: 'four' }, { says: 'one' }]);
  });

  it('hears of it in an open page, and so do the writer’s other pages; a viewer too', async () => {
    const vera = await createMember(house, 'Vera Look', work.acme, 'viewer');
    const heard: [string, HouseEvent][] = [];
    const leave = [work.ana, work.ben, vera, work.olu].map(({ person, name }) =>
      house.events.listenAsPerson(person, (event) => {
        if (event.kind === 'message') heard.push([name, event]);
      }),
    );
    done(await say(work.ben, 'live'));
    for (const one of leave) one();
    expect(heard.map(([name]) => name).sort()).toEqual(['Ana Duarte', 'Ben Okafor', 'Vera Look']);
    expect(heard[0]?.[1]).toEqual({ kind: 'message', thread });
    expect(await toldTo(vera, 'message-received')).toEqual([]);
  });
});

describe('manual time that is asked for (M1)', () => {
  const ask = { from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:30:00Z', reason: 'A call on the phone.' };

  it('is asked for by the freelancer alone, for time that could then be written in (M2)', async () => {
    const { ana, ben } = work;
    const refused = async (who: Actor, more: object) => say(who, '', { ...ask, ...more });
    expect(await refused(ben, {})).toEqual({ refused: 'freelancers-only' });
    expect(await refused(ana, { to: ask.from })).toMatchObject({ refused: 'not-on-boundary' });
    expect(await refused(ana, { from: '2026-11-17T09:05:00Z' })).toMatchObject({
      refused: 'not-on-boundary',
    });
    expect(await refused(ana, { to: '2026-11-18T12:00:00Z' })).toMatchObject({ refused: 'in-the-future' });
    expect(await refused(ana, { from: '2026-10-01T09:00:00Z', to: '2026-10-01T09:10:00Z' })).toMatchObject({
      refused: 'outside-contract',
    });
    expect(await refused(ana, { reason: ' ' })).toMatchObject({ refused: 'memo-required' });
  });

  it('is allowed by one click of who may change terms; two clicks at once allow it once', async () => {
    const { ana, ben, contract } = work;
    const { n } = done(await say(ana, '', ask));
    expect(await toldTo(ben, 'time-asked')).toEqual([
      {
        contract,
        title: 'Web shop',
        thread,
        other: 'Ana Duarte',
        from: ask.from,
        to: ask.to,
        says: ask.reason,
      },
    ]);
    const payer = await createMember(house, 'Paula Pay', work.acme, 'billing');
    expect(await grantAsk(house, payer, { thread, n })).toEqual({ refused: 'not-your-role' });
    expect(await grantAsk(house, ana, { thread, n })).toEqual({ refused: 'clients-only' });
    expect(await grantAsk(house, ben, { thread, n: 1 })).toEqual({ refused: 'no-such-message' });
    const before = (await loadTerms(house.db, [contract])).length;
    const both = await Promise.all([
      grantAsk(house, ben, { thread, n }),
      grantAsk(house, ben, { thread, n }),
    ]);
    const granted = { at: formatInstant(house.clock.now()), by: 'Ben Okafor' };
    expect(both).toMatchObject([{ ask: { granted } }, { ask: { granted } }]);
    expect((await loadTerms(house.db, [contract])).length).toBe(before + 1);
    const loaded = await loadContract(house.db, contract);
    expect(loaded && inForce(loaded.contract.manualTime, house.clock.now())).toBe(true);
    expect((await events()).filter((event) => event?.kind === 'manual-time-changed')).toHaveLength(1);
    expect(await say(ana, '', ask)).toMatchObject({ refused: 'not-in-this-state' });
  });

  it('that is allowed already by the terms is only noted', async () => {
    const { ana, ben, contract } = work;
    house.movable.moveTo(house.clock.now() + 600);
    done(await setManualTime(house, ben, { contract, allowed: false }));
    const { n } = done(await say(ana, '', ask));
    done(await setManualTime(house, ben, { contract, allowed: true }));
    const before = (await loadTerms(house.db, [contract])).length;
    expect(await grantAsk(house, ben, { thread, n })).toMatchObject({
      ask: { granted: { by: 'Ben Okafor' } },
    });
    expect((await loadTerms(house.db, [contract])).length).toBe(before);
  });
});

describe('what happens to the contract', () => {
  it('stands between the messages once, in order, for both sides alike', async () => {
    const { ana, ben, contract, acme } = work;
    const before = (await events()).length;
    await createMember(house, 'Hugo Hire', acme, 'hirer');
    done(await setRate(house, ben, { contract, rate: '50.00' }));
    done(await setLimit(house, ben, { contract, minutes: 600 }));
    done(await changeStanding(house, ana, { contract, what: 'paused' }));
    done(await changeStanding(house, ben, { contract, what: 'resumed' }));
    expect((await events()).slice(before)).toEqual([
      { kind: 'rate-changed', facts: { by: 'Ben Okafor', from: '45.00', to: '50.00', currency: 'USD' } },
      {
        kind: 'limit-changed',
        facts: { by: 'Ben Okafor', from: null, to: 600, holdsFrom: '2026-11-23T00:00:00Z' },
      },
      { kind: 'contract-paused', facts: { by: 'Ana Duarte' } },
      { kind: 'contract-resumed', facts: { by: 'Ben Okafor' } },
    ]);
    const [mine, theirs] = [await messages(ana), await messages(ben)];
    expect(mine.map(({ n, event }) => [n, event])).toEqual(theirs.map(({ n, event }) => [n, event]));
    expect(mine.map(({ n }) => n)).toEqual(mine.map((_, place) => place + 1));
  });

  it('says of a closed week what both may know: no fee, no net, nothing of what the other pays', async () => {
    const { desk } = work;
    house.movable.moveTo(house.clock.now() + 7200);
    await track(desk, '2026-11-18T11:00:00Z', 3);
    await moveAndTick(house, house.clock.now() + 6 * 86_400);
    const closed = (await events()).filter((event) => event?.kind === 'week-closed');
    expect(closed).toEqual([
      {
        kind: 'week-closed',
        facts: { week: '2026-11-16', seconds: 1800, reviewEndsAt: '2026-11-28T00:00:00Z' },
      },
    ]);
  });

  it('is written once however often it is told, and not at all when the deed is given up', async () => {
    const { ana, ben, contract } = work;
    const telling = {
      event: 'contract-paused:once',
      at: house.clock.now(),
      told: {
        kind: 'contract-paused' as const,
        facts: { contract, title: 'Web shop', by: 'Ben Okafor', at: formatInstant(house.clock.now()) },
      },
    };
    const before = (await messages()).length;
    const tellBoth = () =>
      tellingIn(house, async (_, tell) => {
        await tell({ ...telling, to: [ana.person] });
        await tell({ ...telling, to: [ben.person] });
      });
    await Promise.all([tellBoth(), tellBoth(), tellBoth()]);
    expect((await messages()).length).toBe(before + 1);
    const given = tellingIn(house, async (_, tell) => {
      await tell({ ...telling, event: 'contract-paused:never', to: [] });
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect((await messages()).length).toBe(before + 1);
  });
});
