import { toInstant } from '@stint/wire/letters';
import { expect, it } from 'vitest';
import type { Actor } from '../house.ts';
import { listContracts } from '../operations/contracts/list-contracts.ts';
import { readDiary } from '../operations/diary/read-diary.ts';
import { listWeeks } from '../operations/diary/read-week.ts';
import { testHouse } from '../testing/house.ts';
import { expectDone } from './bring.ts';
import { seedDemo } from './seed.ts';

const ANYBODY: Actor = {
  person: '00000000-0000-4000-8000-000000000000',
  name: 'Olu',
  kind: 'program',
  device: null,
  freelancer: false,
  operator: true,
  organisations: [],
  agencies: [],
  roles: {},
};

it('the demo world has a calm week, a week over its limit in review and a running one, by every rule', async () => {
  const house = await testHouse({ at: '2026-11-18T12:00:00Z', payments: true, demo: true });
  const told: number[] = [];
  await seedDemo(house, (done) => told.push(done));
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));

  const [contract] = await listContracts(house, ANYBODY);
  const id = contract?.id ?? '';
  const weeks = expectDone(await listWeeks(house, ANYBODY, { contract: id }));
  expect(weeks).toMatchObject([
    { week: '2026-11-16', stage: 'in-progress', charge: 'not-yet' },
    { week: '2026-11-09', stage: 'in-review', charge: 'succeeded', invoice: { total: '630.00' } },
    { week: '2026-11-02', stage: 'available', charge: 'succeeded' },
  ]);
  expect(weeks[1]?.totals.overLimitSeconds).toBe(5400);

  const span = { from: toInstant('2026-11-09T00:00:00Z'), to: toInstant('2026-11-16T00:00:00Z') };
  const { entries } = expectDone(await readDiary(house, ANYBODY, { contract: id, ...span }));
  const reasons = new Set<string>(entries.flatMap((entry) => entry.reasons));
  for (const reason of ['manual-time', 'over-limit', 'memo-missing', 'low-activity', 'deleted'] as const) {
    expect(reasons).toContain(reason);
  }
  const all = { from: toInstant('2026-11-02T00:00:00Z'), to: toInstant('2026-11-09T00:00:00Z') };
  const first = expectDone(await readDiary(house, ANYBODY, { contract: id, ...all })).entries;
  expect(first.flatMap((entry) => entry.reasons)).toContain('late');
  expect(weeks[2]?.late).toEqual({ trackedSeconds: 1200, seconds: 1200, amount: '15.00' });
  const shots = entries.filter((entry) => entry.snapshotAt !== null);
  expect(shots.length).toBeGreaterThan(70);
  expect(shots.every((entry) => entry.seen?.pictures.every((picture) => picture.arrived))).toBe(true);
  const jobs = await house.db.selectFrom('job').select('title').execute();
  expect(jobs).toHaveLength(3);
  const offers = await house.db.selectFrom('offer').select(['state', 'kind']).orderBy('made_at').execute();
  expect(offers).toEqual([
    { state: 'accepted', kind: 'fixed' },
    { state: 'accepted', kind: 'fixed' },
    { state: 'open', kind: 'hourly' },
  ]);
  const booked = await house.db.selectFrom('ledger_entry').select('id').execute();
  const steps = new Set(booked.map((entry) => entry.id.split(':')[0]));
  for (const step of [
    'fund-deposited',
    'payment-released',
    'refund-sent',
    'payout-sent',
    'milestone-funded',
  ]) {
    expect(steps).toContain(step);
  }
  const pieces = await house.db.selectFrom('milestone').select('state').orderBy('n').execute();
  expect(pieces.map(({ state }) => state).sort()).toEqual(['agreed', 'released', 'released', 'submitted']);
  expect(await house.db.selectFrom('feedback').select('stars').execute()).toHaveLength(2);
  await house.close();
}, 120_000);
