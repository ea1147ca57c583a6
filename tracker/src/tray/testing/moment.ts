import { FIRST_SETTINGS } from '../../settings.ts';
import type { Status, StatusContract, StatusLast } from '../../status-page.ts';
import { instant } from '../../testing/hand-clock.ts';
import { K1, K2 } from '../../testing/world.ts';

export const HEADER = { contract: K1, title: 'Header colours', client: 'Acme Garden Tools' };
export const BREAD = { contract: K2, title: 'Bread site', client: 'Birch Bakery' };

/** Ana's tracker at one moment: signed in, online, tracking nothing, with both contracts. */
export function moment(more: Partial<Status> = {}): Status {
  return {
    now: at('09:00'),
    name: 'Ana Duarte',
    house: 'https://house.test',
    tracking: null,
    segment: null,
    settling: null,
    contracts: [listed(HEADER, { memos: ['API tests'] }), listed(BREAD)],
    chosen: K1,
    recentMemos: ['API tests'],
    today: 0,
    week: { contract: K1, week: '2026-11-16', countedSeconds: 3600, limitMinutes: 1200 },
    last: null,
    ending: null,
    line: 'online',
    signIn: null,
    waiting: 0,
    held: [],
    told: [],
    disk: null,
    counting: 'counting',
    note: null,
    heldSeconds: 0,
    skewSeconds: 0,
    capabilities: {
      backend: 'x11',
      counts: true,
      idle: true,
      window: true,
      picture: 'each-monitor',
      monitors: 1,
    },
    segments: [],
    away: null,
    paused: null,
    pauseKey: null,
    pauseKeySaid: null,
    elsewhere: null,
    spool: { bytes: 0, freeBytes: 0, reserveBytes: 0, bringing: null },
    pin: null,
    keyKept: null,
    windows: [],
    aside: [],
    update: null,
    settings: FIRST_SETTINGS,
    ...more,
  };
}

/** `09:40` or `09:40:05` on Monday 2026-11-16. */
export function at(time: string): string {
  return new Date(instant(time) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Tracking on k1 since 09:00, with all that protection asks for. */
export function tracking(
  now: string,
  more: { memo?: string; verified?: boolean; withinLimit?: boolean } & Partial<Status> = {},
): Status {
  const { memo = 'API tests', verified = true, withinLimit = true, ...rest } = more;
  return moment({
    now: at(now),
    tracking: {
      ...HEADER,
      memo,
      label: null,
      memoSince: at('09:00'),
      since: at('09:00'),
      seconds: instant(now) - instant('09:00'),
    },
    segment: {
      start: at('09:00'),
      end: at('09:10'),
      trackedSeconds: 60,
      activeMinutes: 1,
      minActiveMinutes: 5,
      hasMemo: memo !== '',
      clientVerified: verified,
      withinLimit,
      pay: 'segment',
    },
    ...rest,
  });
}

export function listed(
  names: Pick<StatusContract, 'contract' | 'title' | 'client'>,
  more: Partial<StatusContract> = {},
): StatusContract {
  return {
    ...names,
    standing: 'active',
    standingAt: null,
    lastWorked: null,
    memos: [],
    labels: [],
    labelRequired: false,
    label: null,
    pay: 'segment',
    snapshots: 'full',
    idleMinutes: 10,
    minActiveMinutes: 5,
    privateWindowMinutes: 0,
    activityUnmeasured: 'unprotected',
    ...more,
  };
}

/** The finished segment that began then, on k1. */
export function finished(start: string, more: Partial<StatusLast> = {}): StatusLast {
  const begin = instant(start);
  return {
    ...HEADER,
    segment: begin / 600,
    start: at(start),
    end: new Date((begin + 600) * 1000).toISOString().replace('.000Z', 'Z'),
    trackedSeconds: 600,
    activeMinutes: 7,
    memo: 'API tests',
    snapshot: true,
    thumbnail: true,
    waits: true,
    countedSeconds: 600,
    protected: null,
    reasons: [],
    privateUntil: null,
    withheld: null,
    monitors: 1,
    maskedPermille: 0,
    seen: null,
    cost: { seconds: 600, money: '7.50', currency: 'USD' },
    ...more,
  };
}
