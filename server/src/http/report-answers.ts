import { Readable } from 'node:stream';
import type { House } from '../house.ts';
import { queryOf } from '../operations/reports/asked.ts';
import { exportReport, type ReportFile } from '../operations/reports/export-report.ts';
import { listCalendars, makeCalendar, revokeCalendar } from '../operations/reports/make-calendar.ts';
import { readCalendar } from '../operations/reports/read-calendar.ts';
import { readReport } from '../operations/reports/read-report.ts';
import { exportShared, readShared } from '../operations/reports/read-shared.ts';
import {
  changeSavedReport,
  dropSavedReport,
  listSavedReports,
  saveReport,
} from '../operations/reports/saved-reports.ts';
import { listShares, revokeShare, shareReport } from '../operations/reports/share-report.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Answers, PictureAnswer } from './answers.ts';
import { LINK_READS, LINK_TRIES, REPORT_TURNS } from './limits.ts';
import { savedOnly } from './saved-only.ts';
import { Tries } from './tries.ts';
import { Turns } from './turns.ts';

type ReportAnswers = Pick<
  Answers,
  | 'readReport'
  | 'exportReport'
  | 'saveReport'
  | 'listSavedReports'
  | 'changeSavedReport'
  | 'dropSavedReport'
  | 'shareReport'
  | 'listShares'
  | 'revokeShare'
  | 'readShared'
  | 'exportShared'
  | 'makeCalendar'
  | 'listCalendars'
  | 'revokeCalendar'
  | 'readCalendar'
>;

export function reportAnswers(house: House): ReportAnswers {
  const turns = new Turns(REPORT_TURNS);
  const [atDoor, atCalendar] = [linkDoor(), linkDoor()];
  return {
    readReport: ({ actor, query }) =>
      inTurn(turns, actor.person, () => readReport(house, actor, queryOf(query))),
    exportReport: ({ actor, query: { format, lines, ...query } }) =>
      fileInTurn(turns, actor.person, () => exportReport(house, actor, queryOf(query), { format, lines })),
    saveReport: ({ actor, body }) => saveReport(house, actor, body),
    listSavedReports: ({ actor }) => listSavedReports(house, actor),
    changeSavedReport: ({ actor, params, body }) => changeSavedReport(house, actor, { ...params, ...body }),
    dropSavedReport: ({ actor, params }) => dropSavedReport(house, actor, params),
    shareReport: ({ actor, body, origin }) => shareReport(house, actor, body, origin),
    listShares: ({ actor }) => listShares(house, actor),
    revokeShare: ({ actor, params }) => revokeShare(house, actor, params),
    readShared: ({ params, address, wall }) =>
      atDoor({ ...params, address, wall }, () =>
        inTurn(turns, params.token, () => readShared(house, params)),
      ),
    exportShared: ({ params, query, address, wall }) =>
      atDoor({ ...params, address, wall }, () =>
        fileInTurn(turns, params.token, () => exportShared(house, params, query)),
      ),
    makeCalendar: ({ actor, body, origin }) => makeCalendar(house, actor, body, origin),
    listCalendars: ({ actor }) => listCalendars(house, actor),
    revokeCalendar: ({ actor, params }) => revokeCalendar(house, actor, params),
    readCalendar: ({ params, address, wall, origin }) =>
      atCalendar({ ...params, address, wall }, () =>
        inTurn(turns, params.token, async () => {
          const read = await readCalendar(house, params, origin);
          return isRefusal(read) ? read : calendarAnswer(read);
        }),
      ),
  };
}

interface AtDoor {
  readonly token: string;
  readonly address: string;
  readonly wall: number;
}

/** Links that are none: a token is not to be guessed by asking often. One that is one is not to be asked without end. */
function linkDoor() {
  const guesses = new Tries();
  const reads = new Tries();
  return async <Answered>(
    { token, address, wall }: AtDoor,
    answer: () => Promise<Answered | Refusal>,
  ): Promise<Answered | Refusal> => {
    const guesser = [{ name: address, limit: LINK_TRIES }];
    const reader = [{ name: token, limit: LINK_READS }];
    if (!guesses.take(guesser, wall) || !reads.take(reader, wall)) return refuse('too-many-tries');
    const answered = await answer();
    if (!isRefusal(answered) || answered.refused !== 'no-such-link') guesses.giveBack(guesser);
    return answered;
  };
}

/** To judge a year of fifty contracts is work: nobody has the house do it many times at once. */
async function inTurn<Answered>(
  turns: Turns,
  name: string,
  read: () => Promise<Answered | Refusal>,
): Promise<Answered | Refusal> {
  const turn = await turns.take(name);
  if (!turn) return refuse('too-many-tries');
  try {
    return await read();
  } finally {
    turn.end();
  }
}

/**
 * The same for a file, which may still be written while it is read: whoever reads it slowly keeps nobody else waiting, and
 * no page of their own.
 */
async function fileInTurn(
  turns: Turns,
  name: string,
  read: () => Promise<ReportFile | Refusal>,
): Promise<PictureAnswer | Refusal> {
  const turn = await turns.take(`${name} file`);
  if (!turn) return refuse('too-many-tries');
  try {
    const file = await read();
    if (isRefusal(file)) {
      turn.end();
      return file;
    }
    turn.leave();
    file.stream.once('close', () => turn.end());
    return { stream: file.stream, bytes: file.bytes, type: file.type, headers: savedOnly(file.name) };
  } catch (error) {
    turn.end();
    throw error;
  }
}

function calendarAnswer({ bytes, tag }: { bytes: Buffer; tag: string }): PictureAnswer {
  return {
    stream: Readable.from([bytes], { objectMode: false }),
    bytes: bytes.length,
    type: 'text/calendar; charset=utf-8',
    tag,
    headers: savedOnly('stint.ics'),
  };
}
