// What is said to a screen reader: only what changed, never the running seconds.
import { say } from './dom.mjs';
import { limitStanding } from './sums.mjs';
import { hours } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** @param {Status} next @param {Status | null} before */
export function announce(next, before) {
  if (!before) return;
  const words = [...clockWords(next, before), ...otherWords(next, before)];
  if (words.length > 0) say('live', words.join(' '));
}

/** @param {Status} next @param {Status} before */
function clockWords(next, before) {
  const { tracking } = next;
  if (!before.tracking && tracking) return [`Tracking ${tracking.title}.`];
  if (before.tracking && !tracking)
    return [
      next.paused ? 'Paused.' : next.away ? 'You were away. Tracking has stopped.' : 'Tracking has stopped.',
    ];
  if (before.tracking && tracking && before.tracking.contract !== tracking.contract)
    return [`Tracking ${tracking.title} now.`];
  if (before.tracking && tracking && before.tracking.memo !== tracking.memo) return ['The memo has changed.'];
  return [];
}

/** @param {Status} next @param {Status} before */
function otherWords(next, before) {
  const words = [];
  const missing = missingOf(next);
  if (next.tracking && missing !== missingOf(before) && missing !== '')
    words.push(`Not protected: ${missing}.`);
  if (before.line !== next.line) {
    words.push(
      {
        online: 'The tracker is online.',
        offline: 'The tracker is offline.',
        'sign-in-again': 'Sign in again.',
      }[next.line],
    );
  }
  const [newest, older] = [next.segments[0], before.segments[0]];
  if (newest && (!older || newest.segment > older.segment)) words.push('A segment has ended.');
  if (next.segments.length < before.segments.length && newest?.segment === before.segments[1]?.segment)
    words.push('The segment was deleted.');
  if (next.week && before.week && next.week.contract === before.week.contract) {
    const now = limitStanding(next.week.countedSeconds, next.week.limitMinutes);
    if (now !== limitStanding(before.week.countedSeconds, before.week.limitMinutes))
      words.push(...limitWords(now, next.week));
  }
  if (next.elsewhere && !before.elsewhere) words.push('Another tracker of yours is tracking.');
  if (next.told.length > before.told.length) words.push('There is something you should know.');
  return words;
}

/** What this segment lacks that does not change by itself. @param {Status} state */
function missingOf({ segment }) {
  if (!segment) return '';
  const lacks = [segment.hasMemo ? '' : 'no memo', segment.clientVerified ? '' : 'client not verified'];
  return lacks.filter(Boolean).join(', ');
}

/** @param {string} standing @param {NonNullable<Status['week']>} week */
function limitWords(standing, { countedSeconds, limitMinutes }) {
  if (standing === 'past') return ['The weekly limit is reached.'];
  if (standing === 'near')
    return [`Near the weekly limit: ${hours((limitMinutes ?? 0) * 60 - countedSeconds)} left.`];
  return [];
}
