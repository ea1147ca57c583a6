import type { Instant } from '@stint/core/instant';
import type { Status } from '../status-page.ts';
import { troublesOf } from './face.ts';
import type { DueNotice, Moments } from './notice.ts';
import { protectionFaults } from './protection.ts';
import { tellEnded } from './tell-ended.ts';
import { tellLimit, tellOldMemo, tellProtection } from './tell-protection.ts';
import { tellSegments } from './tell-segment.ts';
import {
  tellArrivals,
  tellElsewhere,
  tellHeld,
  tellOffline,
  tellPauseKey,
  tellTroubles,
} from './tell-trouble.ts';
import { instantOf, type Zone } from './words.ts';

/** What is remembered between two looks at the tracker. */
export interface Watch {
  readonly before: Status | null;
  readonly openedAt: Instant;
  readonly offlineSince: Instant | null;
  /** Keys of what was told, the newest last. */
  readonly told: ReadonlySet<string>;
}

export interface Sight {
  readonly watch: Watch;
  /** To be shown now: of the kinds that are not switched off. */
  readonly due: readonly DueNotice[];
  /** Topics whose notice says what is not so any more. */
  readonly over: readonly string[];
}

/** `told`: keys that an earlier run of the tracker left. */
export function firstWatch(openedAt: Instant, told: ReadonlySet<string>): Watch {
  return { before: null, openedAt, offlineSince: null, told };
}

/**
 * One look at the tracker: which notices are due, given what was seen and told before. T2: nothing goes in but the
 * status, which has no field that could tell whether the running segment's snapshot has been taken.
 */
export function look(watch: Watch, after: Status, zone: Zone): Sight {
  const { before, openedAt, told } = watch;
  const now = instantOf(after.now);
  const offlineSince = after.line === 'offline' ? (watch.offlineSince ?? now) : null;
  const moments: Moments = { before, after, now, openedAt, offlineSince, told, zone };
  const found = TELLERS.flatMap((tell) => tell(moments)).filter(
    ({ keys }) => keys.length === 0 || keys.some((key) => !told.has(key)),
  );
  const fresh = found.flatMap(({ keys }) => keys.filter((key) => !told.has(key)));
  // What is switched off is not told later either, when it is switched on again.
  const known = fresh.length === 0 ? told : new Set([...told, ...fresh].slice(-MOST));
  return {
    watch: { before: after, openedAt, offlineSince, told: known },
    due: found.filter(({ kind }) => after.settings.notices[kind]),
    over: before ? Object.keys(STANDING).filter((topic) => isOver(topic, before, after)) : [],
  };
}

const MOST = 400;

const TELLERS: readonly ((moments: Moments) => DueNotice[])[] = [
  tellSegments,
  tellEnded,
  tellLimit,
  tellProtection,
  tellOldMemo,
  tellElsewhere,
  tellPauseKey,
  tellOffline,
  tellTroubles,
  tellHeld,
  tellArrivals,
];

/** What notices say that stays so for a while. */
const STANDING: Readonly<Record<string, (status: Status) => boolean>> = {
  ended: ({ tracking, ending, away }) => !tracking && (ending !== null || away !== null),
  protection: (status) => protectionFaults(status).length > 0,
  memo: ({ tracking }) => tracking !== null,
  elsewhere: ({ elsewhere }) => elsewhere !== null,
  'pause-key': ({ pauseKeySaid }) => pauseKeySaid !== null,
  offline: ({ line }) => line === 'offline',
  trouble: (status) => troublesOf(status).length > 0,
  held: ({ held }) => held.length > 0,
};

function isOver(topic: string, before: Status, after: Status): boolean {
  const holds = STANDING[topic];
  return holds?.(before) === true && !holds(after);
}
