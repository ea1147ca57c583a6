// What counts: today, this week, and how near the weekly limit is (B2).
import { at, redraw, say, sign } from './dom.mjs';
import { counted } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** From this share of the limit on it is said to be near. */
const NEAR = 0.9;

/** @param {Status} state */
export function drawSums({ today, week, contracts, tracking, chosen }) {
  const id = tracking?.contract ?? chosen;
  const pay = contracts.find(({ contract }) => contract === id)?.pay;
  say('today', today === null ? '–' : counted(today, pay));
  say('week', week ? counted(week.countedSeconds, pay) : '–');
  const limit = week?.limitMinutes ?? null;
  say('week-of', week && limit !== null ? ` / ${counted(limit * 60, pay)}` : '');
  drawLimit(week?.countedSeconds ?? 0, limit, pay, week !== null);
}

/** How it stands with the limit: `none`, `inside`, `near` or `past`. @param {number} seconds @param {number | null} limitMinutes */
export function limitStanding(seconds, limitMinutes) {
  if (limitMinutes === null) return 'none';
  if (seconds >= limitMinutes * 60) return 'past';
  return seconds >= limitMinutes * 60 * NEAR ? 'near' : 'inside';
}

/**
 * @param {number} seconds
 * @param {number | null} limit
 * @param {'segment' | 'exact' | undefined} pay
 * @param {boolean} isKnown
 */
function drawLimit(seconds, limit, pay, isKnown) {
  const meter = at('limit');
  const standing = limitStanding(seconds, limit);
  meter.dataset.standing = standing;
  const words = isKnown
    ? limitWords(standing, seconds, (limit ?? 0) * 60, pay)
    : 'The house has not said yet.';
  redraw(at('limit-words'), words, () =>
    standing === 'near' || standing === 'past' ? [sign('note'), words] : [words],
  );
  at('limit-words').dataset.standing = standing;
  const share = limit === null || limit === 0 ? Number(standing === 'past') : seconds / (limit * 60);
  at('limit-fill').style.width = `${Math.min(1, share) * 100}%`;
}

/** @param {string} standing @param {number} seconds @param {number} limit @param {'segment' | 'exact' | undefined} pay */
function limitWords(standing, seconds, limit, pay) {
  const left = counted(Math.max(0, limit - seconds), pay);
  switch (standing) {
    case 'past':
      return 'Past the weekly limit: tracked, and not billed (B2, P2).';
    case 'near':
      return `Near the weekly limit: ${left} left.`;
    case 'inside':
      return `${left} left this week.`;
    default:
      return 'No weekly limit.';
  }
}
