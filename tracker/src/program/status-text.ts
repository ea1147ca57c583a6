import { formatHours, formatMinutes } from '@stint/core/duration';
import type { Status } from '../status-page.ts';
import { whyEnded } from '../tray/tell-ended.ts';
import { clock, workOf, type Zone } from '../tray/words.ts';
import { privateWords } from './private-words.ts';

/** What the tracker does now, for a terminal. Nothing of the running segment's snapshot is in it (T2). */
export function statusText(status: Status): string {
  const { tracking, segment, today, week } = status;
  const limit = week?.limitMinutes ?? null;
  const lines = [
    tracking
      ? `Tracking ${tracking.client} · ${tracking.title} for ${formatHours(tracking.seconds)}: ${tracking.memo || '(no memo)'}${tracking.label === null ? '' : ` [${tracking.label}]`}`
      : 'Not tracking.',
    segment && `This segment: ${formatMinutes(segment.trackedSeconds)} tracked${activeWords(segment)}.`,
    ...restingWords(status),
    settlingWords(status),
    today !== null && `Today ${formatHours(today)} counted (UTC).`,
    week &&
      `This week ${formatHours(week.countedSeconds)} counted${limit === null ? '' : ` of ${formatHours(limit * 60)}`}.`,
    tracking ? null : contractWords(status),
    status.disk && `disk-${status.disk}: nothing is tracked until there is room.`,
    status.pauseKeySaid &&
      `Ctrl+Alt+P did nothing: ${status.pauseKeySaid.says} (${status.pauseKeySaid.refused})`,
    status.signIn && `Sign in again: ${status.signIn.address} (${status.signIn.userCode})`,
    ...status.held.map(({ code, message }) => `The house makes something wait (${code}): ${message}`),
    ...status.told.map(
      ({ title, code, message, path }) =>
        `${title}: ${message} (${code})${path === undefined ? '' : ` ${status.house}${path}`}`,
    ),
    ...privateWords(status),
    `${status.line} · ${status.waiting} waiting`,
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

/** Why nothing is tracked, where it was not by Stop. */
function restingWords({ tracking, paused, ending, away }: Status): string[] {
  if (tracking) return [];
  if (paused)
    return [
      `Paused since ${clock(paused.since, zone())}: ${workOf(paused)} goes on by Ctrl+Alt+P, tray or panel.`,
    ];
  const why = ending && whyEnded(ending.reason);
  return [
    ...(ending && why ? [`Tracking of ${workOf(ending)} ended at ${clock(ending.at, zone())}. ${why}`] : []),
    ...(away
      ? [
          `Away from ${clock(away.from, zone())} to ${clock(away.to, zone())}: the panel asks what becomes of it.`,
        ]
      : []),
  ];
}

/** T4. */
function settlingWords({ settling }: Status): string | null {
  if (!settling) return null;
  const span = `${clock(settling.start, zone())}–${clock(settling.end, zone())}`;
  return `${span} is settled by the next sign of you: till then it is not known where your work ended (T4).`;
}

function zone(): Zone {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function activeWords({ activeMinutes }: NonNullable<Status['segment']>): string {
  return activeMinutes === null ? ', activity not measured' : `, ${activeMinutes}/10 active`;
}

function contractWords({ contracts }: Status): string {
  const names = contracts.map(({ client, title, standing, waitsForPayment, labels, labelRequired }) => {
    const until = waitsForPayment ? ' until a payment arrives, D5' : '';
    const why = standing === 'active' ? '' : ` (${standing}${until})`;
    return `  ${client} · ${title}${why}${labelWords({ labels, labelRequired })}`;
  });
  return names.length === 0 ? 'You have no contract yet.' : ['Your contracts:', ...names].join('\n');
}

function labelWords({
  labels,
  labelRequired,
}: Pick<Status['contracts'][number], 'labels' | 'labelRequired'>): string {
  if (labels.length === 0) return '';
  const names = labels.map(({ name }) => name).join(', ');
  return `\n    labels: ${names}${labelRequired ? ' (one has to be chosen)' : ''}`;
}
