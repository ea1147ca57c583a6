import { formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { Look } from '@stint/wire/privacy';
import type { LookRow } from '../../store/looks.ts';

export function lookLetter(row: LookRow): Look {
  return {
    start: formatInstant(segmentStart(row.segment)),
    monitor: row.monitor,
    by: { id: row.person, name: row.name },
    side: row.side,
    firstAt: formatInstant(row.firstAt),
    lastAt: formatInstant(row.lastAt),
    times: row.times,
  };
}
