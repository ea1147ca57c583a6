import { sql } from 'kysely';
import { at, type Kind, kind, start, week } from './kind.ts';

/** What is held of a freelancer's work. */
export const OF_DIARY: readonly Kind[] = [
  {
    name: 'records',
    says: 'What your trackers recorded of each segment, byte for byte as it was signed and sent.',
    tables: ['segment_record'],
    key: ['contract_id', 'segment', 'device_id'],
    line: sql<string>`convert_from(record, 'UTF8')`,
    rows: ({ person }) => sql`from segment_record where freelancer_id = ${person}`,
  },
  kind(
    {
      name: 'records-kept',
      says: 'What of each record counts: which seconds, since when it is here, what you changed beside it.',
      tables: ['segment_record'],
      key: ['contract_id', 'segment', 'device_id'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      device: 'device_id',
      sha256: 'sha256',
      stretches: 'stretches',
      snapshotAt: at('snapshot_at'),
      editedMemo: 'edited_memo',
      editedLabel: 'edited_label',
      late: 'late',
      receivedAt: at('received_at'),
    },
    ({ person }) => sql`from segment_record where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'record-chain',
      says: 'Every record that a tracker of yours has sent, and what became of it; of deleted ones too.',
      tables: ['record_chain'],
      key: ['device_id', 'contract_id', 'sequence'],
    },
    {
      device: 'device_id',
      contract: 'contract_id',
      sequence: 'sequence',
      sha256: 'sha256',
      segment: start('segment'),
      outcome: 'outcome',
      receivedAt: at('received_at'),
      overlapSeconds: 'overlap_seconds',
    },
    ({ person }) => sql`from record_chain where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'pictures',
      says: 'Your pictures and their thumbnails: size, when they came, when they went. They lie in “pictures”.',
      tables: ['picture'],
      key: ['contract_id', 'segment', 'monitor', 'kind'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      monitor: 'monitor',
      kind: 'kind',
      sha256: 'sha256',
      bytes: 'bytes',
      width: 'width',
      height: 'height',
      arrivedAt: at('arrived_at'),
      likeness: `nullif(likeness, '')`,
      erasedAt: at('erased_at'),
      keptDays: 'erased_after_days',
    },
    ({ person }) => sql`from picture where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'looks',
      says: 'Who looked at which of your large pictures, and when.',
      tables: ['picture_look'],
      key: ['n'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      monitor: 'monitor',
      by: 'name',
      side: 'side',
      firstAt: at('first_at'),
      lastAt: at('last_at'),
      times: 'times',
    },
    ({ person }) =>
      sql`from picture_look join person on person.id = person_id where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'memos',
      says: 'Memos and labels that you changed, each with the one before.',
      tables: ['memo_edit'],
      key: ['contract_id', 'segment', 'n'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      earlier: 'earlier',
      earlierLabel: 'earlier_label',
      memo: 'memo',
      at: at('at'),
    },
    ({ person }) => sql`from memo_edit where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'manual-time',
      says: 'Time that you wrote in by hand.',
      tables: ['manual_time'],
      key: ['contract_id', 'id'],
    },
    {
      contract: 'contract_id',
      id: 'id',
      from: at('from_at'),
      to: at('to_at'),
      writtenAt: at('written_at'),
    },
    ({ person }) => sql`from manual_time where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'manual-pieces',
      says: 'What of it stands in the diary, segment by segment, with its memo.',
      tables: ['manual_piece'],
      key: ['contract_id', 'segment', 'from_at'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      manual: 'manual_id',
      from: at('from_at'),
      to: at('to_at'),
      memo: 'memo',
    },
    ({ person }) => sql`from manual_piece where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'gave-way',
      says: 'Manual time that gave way to what a tracker brought.',
      tables: ['superseded'],
      key: ['contract_id', 'segment', 'from_at', 'at'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      manual: 'manual_id',
      from: at('from_at'),
      to: at('to_at'),
      at: at('at'),
    },
    ({ person }) => sql`from superseded where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'tombstones',
      says: 'That there was a segment, and when you deleted it. Nothing else of it is left.',
      tables: ['tombstone'],
      key: ['contract_id', 'segment'],
    },
    { contract: 'contract_id', segment: start('segment'), at: at('at') },
    ({ person }) => sql`from tombstone where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'timesheets',
      says: 'Your weeks as they were closed, with every verdict.',
      tables: ['timesheet'],
      key: ['contract_id', 'week'],
    },
    { contract: 'contract_id', week: week('week'), lockedAt: at('locked_at'), body: 'body' },
    ({ person }) => sql`from timesheet where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'desk-session',
      says: 'Which of your trackers says that it runs.',
      tables: ['desk_session'],
      key: ['freelancer_id'],
    },
    { device: 'device_id', contract: 'contract_id', since: at('since_at'), heardAt: at('heard_at') },
    ({ person }) => sql`from desk_session where freelancer_id = ${person}`,
  ),
];
