import { formatInstant } from '@stint/core/instant';
import type { Past } from '@stint/wire/profiles';
import type { Reputation } from '../../store/feedback.ts';
import type { PastRow } from '../../store/histories.ts';
import { addHours, type CountedHours } from './running-hours.ts';

/** One contract of a history, with what the other side said of it. */
export function pastLetter(row: PastRow, said: Reputation, running?: CountedHours): Past {
  const feedback = said.newest.find(({ contract }) => contract === row.contract);
  return {
    title: row.title,
    kind: row.kind,
    from: formatInstant(row.from),
    to: row.to === null ? null : formatInstant(row.to),
    hours: addHours(running ? [row, running] : [row]),
    feedback: feedback ? { stars: feedback.stars, comment: feedback.comment } : null,
  };
}
