import { z } from 'zod';
import { Id, InstantText, Name } from './letters.ts';
import { LIMITS } from './limits.ts';
import { READ_REFUSALS, Report, ReportExport, ReportQuery } from './reports.ts';
import { route } from './route.ts';

/** A link by which whoever holds it reads a report, without signing in. */
export const ReportShare = z
  .object({
    id: Id,
    name: Name,
    /** Fixed when it was made: these days of these contracts. */
    query: ReportQuery,
    money: z.boolean(),
    memos: z.boolean(),
    madeAt: InstantText,
    expiresAt: InstantText,
    expired: z.boolean(),
    lastUsedAt: InstantText.nullable(),
  })
  .meta({ id: 'ReportShare' });
export type ReportShare = z.infer<typeof ReportShare>;

export const shareReport = route({
  method: 'POST',
  path: '/reports/shares',
  says: `Make a link to a report, kept or not, for at most ${LIMITS.shareDays} days. It shows these days of these contracts, down to their segments, as long as you see them yourself; no pictures, and no fees. \`id\` may be yours: the same id again is the same share, and its link is not told again.`,
  tag: 'reports',
  access: ['person'],
  body: z.strictObject({
    id: Id.optional(),
    name: Name,
    query: ReportQuery,
    money: z.boolean(),
    memos: z.boolean(),
    days: z.number().int().min(1).max(LIMITS.shareDays).default(30),
  }),
  /** `link`: told once; the house keeps no more than its hash. */
  answer: ReportShare.extend({ link: z.string().nullable() }),
  status: 201,
  refusals: [...READ_REFUSALS, 'id-taken', 'too-many-reports', 'not-allowed-here'],
});

export const listShares = route({
  method: 'GET',
  path: '/reports/shares',
  says: 'The links that you have made and not taken back, the newest first, and when each was last used.',
  tag: 'reports',
  access: ['person'],
  answer: z.array(ReportShare),
});

export const revokeShare = route({
  method: 'DELETE',
  path: '/reports/shares/:share',
  says: 'Take a link back: from now on it shows nothing.',
  tag: 'reports',
  access: ['person'],
  params: z.object({ share: Id }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-share'],
});

/** The end of a link; never told again. */
const LinkToken = z
  .string()
  .max(LIMITS.linkToken)
  .regex(/^[\w-]*$/);
export const LinkParams = z.object({ token: LinkToken });

/** What a link shows: the report as it is now, whose it is, and until when. */
export const SharedReport = z
  .object({ name: Name, by: Name, expiresAt: InstantText, report: Report })
  .meta({ id: 'SharedReport' });
export type SharedReport = z.infer<typeof SharedReport>;

export const readShared = route({
  method: 'GET',
  path: '/shared/:token',
  says: 'The report of a link, for whoever holds it. One that has expired or was taken back is as good as none.',
  tag: 'reports',
  access: ['anybody'],
  params: LinkParams,
  answer: SharedReport,
  refusals: ['no-such-link', 'too-many-tries'],
});

export const exportShared = route({
  method: 'GET',
  path: '/shared/:token/export',
  says: 'The same to keep.',
  tag: 'reports',
  access: ['anybody'],
  params: LinkParams,
  query: z.object(ReportExport),
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-link', 'too-many-tries', 'report-too-long'],
});
