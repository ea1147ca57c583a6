import { parseInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { EMPTY_DESK } from '@stint/tracker/desk/desk';
import type { DeskEvent, Machine } from '@stint/tracker/desk/events';
import { openMachine, step, withSnapshot } from '@stint/tracker/desk/machine';
import type { Contract } from '@stint/wire/contracts';
import { describe, expect, it } from 'vitest';
import { bare, unseen } from './camera.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';

const NINE = parseInstant('2026-11-16T09:00:00Z') ?? 0;
const DRAWN = NINE + 200;

const k1 = {
  id: 'k1',
  title: 'Web shop',
  freelancer: { id: 'ana', name: 'Ana' },
  organisation: { id: 'acme', name: 'Acme' },
  starts: '2026-11-02T00:00:00Z',
  endedAt: null,
  pausedAt: null,
  standing: 'active',
  agency: null,
  kind: 'hourly',
  escrow: null,
  clientVerifiedAt: '2026-11-01T00:00:00Z',
  may: ['track'],
  terms: {
    pay: 'segment',
    currency: 'USD',
    rate: '45.00',
    weeklyLimitMinutes: null,
    manualTime: false,
    idleMinutes: null,
    minActiveMinutes: 5,
    snapshots: 'full',
    activityUnmeasured: 'unprotected',
    privateWindowMinutes: 10,
    freelancerFeePercent: '10',
    clientFeePercent: '5',
    activityLabels: [],
    labelRequired: false,
    weeklyStipend: null,
    scheduledRaise: null,
  },
} satisfies Contract;

const around = { draw: (segment: number) => segment * 600 + 200, contract: () => k1 };

/** Works from nine on, and looks at the clock at each of these instants. */
function at(...instants: readonly number[]): Machine {
  const kept = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };
  const reading = (wall: number) => ({ wall, steady: wall, slept: null });
  const begun = openMachine(kept, reading(NINE), around);
  const start: DeskEvent = { type: 'start', contract: 'k1', memo: 'Header colours' };
  const tick: DeskEvent = { type: 'tick', hearing: 'unmeasured' };
  return instants.reduce(
    (machine, wall) => step(machine, reading(wall), tick, { ...around, stallSeconds: 1e9 }).machine,
    step(begun, reading(NINE), start, around).machine,
  );
}

function seen(machine: Machine): View {
  return viewOf({
    machine,
    contracts: [k1],
    chosen: 'k1',
    sums: null,
    waiting: [],
    stopped: null,
    sensed: null,
    rest: {
      isSetUp: true,
      memos: [],
      labels: {},
      elsewhere: null,
      line: 'online',
      bringing: null,
      held: [],
      told: [],
      room: { bytes: 0, freeBytes: null, lasting: true, trouble: null },
      surface: 'window',
      sensing: 'off',
      wider: [],
      skewSeconds: 0,
    },
  });
}

describe('what the page is drawn from', () => {
  it('T2: is the same whether the snapshot was taken, could not be taken, or is yet to come', () => {
    const before = at(DRAWN - 1, DRAWN + 5);
    const segment = segmentOf(NINE);
    const taken = withSnapshot(
      before,
      bare(segment, { asked: 'none', agreed: 'none' }).snapshot,
      around.draw,
    );
    const failed = withSnapshot(before, unseen(segment, 'no frame came').snapshot, around.draw);
    expect(taken.desk.snapshots).toHaveLength(1);
    expect(seen(taken)).toEqual(seen(before));
    expect(seen(failed)).toEqual(seen(before));
  });

  it('P8: says before and while work is done that these terms do not protect it', () => {
    expect(seen(at(NINE + 60)).segment).toMatchObject({
      trackedSeconds: 60,
      hasMemo: true,
      clientVerified: true,
      unmeasuredIsProtected: false,
    });
  });
});
