import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '@stint/core/instant';
import type { Status } from '../status-page.ts';
import { troublesOf } from './face.ts';
import { type DueNotice, type Moments, OPEN_PANEL } from './notice.ts';
import { clock, foreign, many, workOf } from './words.ts';

/** T1, T6: one person, one clock. That it took this one's session over is told with the session's end. */
export function tellElsewhere({ after, zone }: Moments): DueNotice[] {
  const { elsewhere, ending } = after;
  if (!elsewhere || ending?.reason === 'taken-over') return [];
  const { deviceName, since, contract } = elsewhere;
  return [
    {
      ...TROUBLE,
      keys: [`elsewhere ${contract} ${since} ${deviceName}`],
      topic: 'elsewhere',
      title: 'Another tracker of yours is tracking',
      body: `“${foreign(deviceName)}” tracks ${workOf(elsewhere)} since ${clock(since, zone)}. Where two bring the same seconds, the first keeps them (T6).`,
    },
  ];
}

/** Pressed without looking: only a notice reaches who believes that the clock runs, or stands, now. */
export function tellPauseKey({ after }: Moments): DueNotice[] {
  const { pauseKeySaid, tracking } = after;
  if (!pauseKeySaid) return [];
  return [
    {
      ...TROUBLE,
      keys: [`pause-key ${pauseKeySaid.at} ${pauseKeySaid.refused}`],
      topic: 'pause-key',
      title: `Ctrl+Alt+P did nothing: ${tracking ? 'the clock runs on' : 'nothing is tracked'}`,
      body: foreign(pauseKeySaid.says, 300),
    },
  ];
}

/** After half an hour, and then once a day: that nothing is lost, and until when it has to be brought. */
export function tellOffline({ after, now, offlineSince }: Moments): DueNotice[] {
  if (offlineSince === null || after.waiting === 0) return [];
  const seconds = now - offlineSince;
  if (seconds < LONG_SECONDS) return [];
  return [
    {
      ...TROUBLE,
      keys: [`offline ${offlineSince} ${Math.floor(seconds / DAY_SECONDS)}`],
      topic: 'offline',
      title: `Offline for ${howLong(seconds)} · ${many(after.waiting, 'segment')} waiting`,
      body: 'Nothing is lost: all of it is kept here, and brought when the house answers. It has to be there before its week locks, on the Monday after it at 12:00 UTC (T6).',
    },
  ];
}

const LONG_SECONDS = 30 * MINUTE_SECONDS;

/** Sign in again, a full disk, a clock that differs: told when it comes up, until somebody sees to it. */
export function tellTroubles({ before, after }: Moments): DueNotice[] {
  const known = new Set(before && troublesOf(before).map(({ code }) => code));
  const [first, ...others] = troublesOf(after).filter(({ code }) => !known.has(code) && code !== 'unheard');
  if (!first) return [];
  const waiting = after.waiting > 0 ? `${many(after.waiting, 'segment')} waiting.` : '';
  return [
    {
      ...TROUBLE,
      keys: [],
      topic: 'trouble',
      title: first.words,
      body: [...others.map(({ words }) => words), waiting].filter((each) => each !== '').join(' '),
    },
  ];
}

/** What came late, gave way or was refused: one notice, however many there are. Why a picture is missing is told with its segment. */
export function tellArrivals({ after, told, zone }: Moments): DueNotice[] {
  const fresh = after.told.filter((each) => !OF_PICTURES.has(each.code) && !told.has(keyOf(each)));
  const newest = fresh.at(-1);
  if (!newest) return [];
  const one = fresh.length === 1;
  const title = `${clock(new Date(newest.segment * 600_000).toISOString(), zone)} · ${labelOf(newest.code)}`;
  return [
    {
      ...TROUBLE,
      keys: fresh.map(keyOf),
      topic: 'arrivals',
      title: one ? title : `${many(fresh.length, 'segment')} did not go the usual way`,
      body: one
        ? `${workOf(newest)}. ${foreign(newest.message, 300)}`
        : `${tally(fresh)}. The panel shows each.`,
    },
  ];
}

/** What the house makes wait, by its own words. */
export function tellHeld({ before, after }: Moments): DueNotice[] {
  const isKnown = (held: Held): boolean =>
    before?.held.some(({ contract, code }) => contract === held.contract && code === held.code) ?? false;
  return after.held
    .filter((held) => !isKnown(held))
    .map(({ contract, code, message }) => {
      const work = after.contracts.find((each) => each.contract === contract);
      return {
        ...TROUBLE,
        keys: [],
        topic: 'held',
        title: 'The house makes something wait',
        body: `${work ? `${workOf(work)}. ` : ''}${foreign(message, 300)} (${code}). All of it is kept here.`,
      };
    });
}

const TROUBLE = { kind: 'trouble', buttons: [OPEN_PANEL], stays: 'waits' } as const;

const OF_PICTURES = new Set(['disk-full', 'capture-failed', 'capture-timeout']);

type Held = Status['held'][number];
type Told = Status['told'][number];

function keyOf({ contract, segment, code, at }: Told): string {
  return `told ${contract} ${segment} ${code} ${at}`;
}

function labelOf(code: string): string {
  return LABELS.get(code) ?? 'not taken by the house';
}

const LABELS = new Map([
  ['late', 'came late'],
  ['overlap', 'brought by another tracker'],
  ['superseded', 'replaced manual time'],
  ['picture-lost', 'a picture was lost'],
  ['outside-contract', 'outside the contract'],
]);

function tally(told: readonly Told[]): string {
  const counts = new Map<string, number>();
  for (const { code } of told) counts.set(labelOf(code), (counts.get(labelOf(code)) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
}

/** "30 minutes", "5 hours", "3 days". */
function howLong(seconds: number): string {
  if (seconds < 2 * HOUR_SECONDS) return many(Math.floor(seconds / MINUTE_SECONDS), 'minute');
  if (seconds < 2 * DAY_SECONDS) return many(Math.floor(seconds / HOUR_SECONDS), 'hour');
  return many(Math.floor(seconds / DAY_SECONDS), 'day');
}
