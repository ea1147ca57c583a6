import { Readable } from 'node:stream';
import type { House } from '../house.ts';
import { queryOf } from '../operations/reports/asked.ts';
import { exportReport, type ReportFile } from '../operations/reports/export-report.ts';
import {
  changeKeptReport,
  dropKeptReport,
  keepReport,
  listKeptReports,
} from '../operations/reports/kept-reports.ts';
import { listCalendars, makeCalendar, revokeCalendar } from '../operations/reports/make-calendar.ts';
import { makerOfFeed, readCalendar } from '../operations/reports/read-calendar.ts';
import { readReport } from '../operations/reports/read-report.ts';
import { exportShared, makerOfShare, readShared } from '../operations/reports/read-shared.ts';
import { listShares, revokeShare, shareReport } from '../operations/reports/share-report.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Answers, PictureAnswer } from './answers.ts';
import { FILE_MILLISECONDS, REPORT_TURNS } from './limits.ts';
import { linkDoor } from './link-door.ts';
import { savedOnly } from './saved-only.ts';
import { Turns } from './turns.ts';

type ReportAnswers = Pick<
  Answers,
  | 'readReport'
  | 'exportReport'
  | 'keepReport'
  | 'listKeptReports'
  | 'changeKeptReport'
  | 'dropKeptReport'
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
  const atDoor = linkDoor((token) => makerOfShare(house, token));
  const atCalendar = linkDoor((token) => makerOfFeed(house, token));
  return {
    readReport: ({ actor, query }) =>
      inTurn(turns, actor.person, () => readReport(house, actor, queryOf(query))),
    exportReport: ({ actor, query: { format, lines, ...query } }) =>
      fileInTurn(turns, actor.person, () => exportReport(house, actor, queryOf(query), { format, lines })),
    keepReport: ({ actor, body }) => keepReport(house, actor, body),
    listKeptReports: ({ actor }) => listKeptReports(house, actor),
    changeKeptReport: ({ actor, params, body }) => changeKeptReport(house, actor, { ...params, ...body }),
    dropKeptReport: ({ actor, params }) => dropKeptReport(house, actor, params),
    shareReport: ({ actor, body, origin }) => shareReport(house, actor, body, origin),
    listShares: ({ actor }) => listShares(house, actor),
    revokeShare: ({ actor, params }) => revokeShare(house, actor, params),
    readShared: ({ params, address, wall }) =>
      atDoor({ ...params, address, wall }, (maker) =>
        inTurn(turns, linksOf(maker), () => readShared(house, params)),
      ),
    exportShared: ({ params, query, address, wall }) =>
      atDoor({ ...params, address, wall }, (maker) =>
        fileInTurn(turns, linksOf(maker), () => exportShared(house, params, query)),
      ),
    makeCalendar: ({ actor, body, origin }) => makeCalendar(house, actor, body, origin),
    listCalendars: ({ actor }) => listCalendars(house, actor),
    revokeCalendar: ({ actor, params }) => revokeCalendar(house, actor, params),
    readCalendar: ({ params, address, wall, origin }) =>
      atCalendar({ ...params, address, wall }, (maker) =>
        inTurn(turns, linksOf(maker), async () => {
          const read = await readCalendar(house, params, origin);
          return isRefusal(read) ? read : calendarAnswer(read);
        }),
      ),
  };
}

/** All links of one maker stand in one line, however many they are: they are read by whoever holds them. */
function linksOf(maker: string): string {
  return `links of ${maker}`;
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
    const late = setTimeout(() => file.stream.destroy(), FILE_MILLISECONDS);
    file.stream.once('close', () => {
      clearTimeout(late);
      turn.end();
    });
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
