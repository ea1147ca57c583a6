import { segmentOf, segmentStart } from '@stint/core/segment';
import type { RecordDraft } from '@stint/tracker/record';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Waiting } from '../keep/waiting.ts';

export const NINE = toInstant('2026-11-16T09:00:00Z');
export const SEGMENT = segmentOf(NINE);
export const K1 = '00000000-0000-4000-8000-0000000000c1';
export const DEVICE = '00000000-0000-4000-8000-0000000000d1';
const ANA = '00000000-0000-4000-8000-0000000000a1';

/** Ana's ten minutes on k1, whole, as a browser brings them: with a picture, nine minutes into a private window. */
export function waitingSegment(segment = SEGMENT, more: Partial<RecordDraft> = {}): Waiting {
  const from = segmentStart(segment);
  const draft: RecordDraft = {
    v: 2,
    freelancer: ANA,
    contract: K1,
    segment,
    stretches: [{ from, to: from + 600, end: 'continues' }],
    activity: null,
    memos: [{ from, memo: 'Header colours' }],
    snapshotAt: from + 200,
    app: null,
    title: null,
    pictures: [
      {
        monitor: 0,
        sha256: 'a'.repeat(64),
        bytes: 3,
        width: 800,
        height: 600,
        thumbnail: { sha256: 'b'.repeat(64), bytes: 3 },
        blurred: false,
        maskedPermille: 0,
      },
    ],
    withheld: null,
    capabilities: {
      backend: 'browser',
      counts: false,
      idle: false,
      window: false,
      picture: 'shared',
      monitors: 1,
    },
    ...more,
  };
  return { draft, leavesAt: from + 1200, record: null, deleted: false, sensed: null };
}

/** The contract between Ana and Ben, as the house tells it. */
export const k1 = {
  id: K1,
  title: 'Web shop',
  freelancer: { id: ANA, name: 'Ana' },
  organisation: { id: '00000000-0000-4000-8000-0000000000b1', name: 'Ben' },
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
    snapshots: 'none',
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
