import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatInstant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import type { SegmentRecord } from '@stint/wire/record';
import { PinnedHouse } from '../pin/pinned-house.ts';
import type { SignedIn } from '../signed-in.ts';
import { Tracker } from '../tracker.ts';
import { type HandClock, handClock, instant } from './hand-clock.ts';
import { type HandDesktop, handDesktop } from './hand-desktop.ts';
import { SmallHouse } from './small-house.ts';
import { testVault } from './vault.ts';
import { weekLetter } from './week-letter.ts';
import { ANA, contract, DEVICE, K1, K2 } from './world.ts';

/** A whole tracker before a small house on real sockets; time and desktop are in the test's hands. */
export interface TrackerBench {
  readonly folder: string;
  readonly clock: HandClock;
  readonly desktop: HandDesktop;
  readonly house: SmallHouse;
  readonly tracker: Tracker;
  readonly signedIn: SignedIn;
  /** Ticks up to an instant, typing once a minute. */
  until(text: string): Promise<void>;
  close(): Promise<void>;
}

/** `seed`: of the draw; another one, other instants. `terms`: of both contracts. */
export async function openTrackerBench(
  at = '09:00',
  seed = 7,
  terms: Partial<Contract['terms']> = {},
): Promise<TrackerBench> {
  const folder = await mkdtemp(join(tmpdir(), 'stint-tracker-'));
  const clock = handClock(at);
  const house = await SmallHouse.open();
  answerLikeAHouse(house, clock, terms);
  const signedIn = signedInTo(house, seed);
  const desktop = handDesktop();
  const tracker = await Tracker.open({
    folder,
    vault: testVault(),
    signedIn,
    clock,
    desktop,
    fetch,
    pinned: new PinnedHouse({ house: house.address, pin: null, now: () => clock.now() }),
    reserveBytes: 0,
  });
  await tracker.ask();
  return {
    folder,
    clock,
    desktop,
    house,
    tracker,
    signedIn,
    until: async (text) => {
      while (clock.now() < instant(text)) {
        clock.pass(1);
        if (clock.now() % 60 === 30) desktop.type({ keys: 12, clicks: 1 });
        await tracker.tick();
        await tracker.captured();
      }
      await tracker.tick();
    },
    close: async () => {
      await house.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function signedInTo(house: SmallHouse, seed: number): SignedIn {
  const snapshotSeed = Buffer.alloc(32, seed).toString('base64url');
  const { address, token } = house;
  return { house: address, token, device: DEVICE, person: ANA, name: 'Ana Duarte', snapshotSeed };
}

/** Contracts, clock, week and diary: as much of them as the panel shows. */
function answerLikeAHouse(house: SmallHouse, clock: HandClock, terms: Partial<Contract['terms']>): void {
  const contracts = [contract(K1, terms), contract(K2, terms)];
  house.answers.set('GET /contracts', () => contracts);
  house.answers.set('GET /clock', () => ({ now: formatInstant(clock.now()), movable: false, demo: false }));
  for (const { id } of contracts) {
    const records = (): SegmentRecord[] =>
      [...house.records.values()].map(({ record }) => record).filter((record) => record.contract === id);
    house.answers.set(`GET /contracts/${id}/diary`, () => ({
      from: '2026-11-16T00:00:00Z',
      to: '2026-11-17T00:00:00Z',
      entries: records().map(entryOf),
      superseded: [],
      overlaps: [],
    }));
    house.answers.set(`GET /contracts/${id}/weeks/2026-11-16`, () =>
      weekLetter(65_400 + records().length * 600),
    );
  }
}

/** Judged as k1 pays, and with low activity where fewer than five minutes were active. */
function entryOf(record: SegmentRecord): unknown {
  const counted = record.snapshotAt === null ? 0 : 600;
  const active = (record.activity ?? []).filter((counts) => counts.some((count) => count > 0)).length;
  const low = counted > 0 && active < 5;
  return {
    start: formatInstant(record.segment * 600),
    kind: 'tracked',
    trackedSeconds: 600,
    trackedMinutes: 10,
    snapshotAt: record.snapshotAt === null ? null : formatInstant(record.snapshotAt),
    seen: null,
    activeMinutes: active,
    memo: record.memos.at(-1)?.memo ?? '',
    countedSeconds: counted,
    billedSeconds: counted,
    rate: '45.00',
    protected: counted === 0 ? null : !low,
    reasons: counted === 0 ? ['no-snapshot'] : low ? ['low-activity'] : [],
  };
}
