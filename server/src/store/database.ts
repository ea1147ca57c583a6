import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { people } from './migrations/001-people.ts';
import { contracts } from './migrations/002-contracts.ts';
import { time } from './migrations/003-time.ts';
import { money } from './migrations/004-money.ts';
import { books } from './migrations/005-books.ts';
import { indexes } from './migrations/006-indexes.ts';
import { erasures } from './migrations/007-erasures.ts';
import { house } from './migrations/008-house.ts';
import { privateWindow } from './migrations/009-private-window.ts';
import { deskSession } from './migrations/010-desk-session.ts';
import { bonusRequests } from './migrations/011-bonus-requests.ts';
import { overlap } from './migrations/012-overlap.ts';
import { lateRecords } from './migrations/013-late-records.ts';
import { notifications } from './migrations/014-notifications.ts';
import { handshake } from './migrations/015-handshake.ts';
import { teams } from './migrations/016-teams.ts';
import { messages } from './migrations/017-messages.ts';
import { labels } from './migrations/018-labels.ts';
import { privacy } from './migrations/019-privacy.ts';
import { review } from './migrations/020-review.ts';
import { reports } from './migrations/021-reports.ts';
import { processor } from './migrations/027-processor.ts';
import { ledger } from './migrations/028-ledger.ts';
import { invoices } from './migrations/029-invoices.ts';
import { disputes } from './migrations/031-disputes.ts';
import { debts } from './migrations/032-debts.ts';
import { documentSources } from './migrations/033-document-sources.ts';
import { payments } from './migrations/033-payments.ts';
import { escrow } from './migrations/034-escrow.ts';
import { payouts } from './migrations/035-payouts.ts';
import { close } from './migrations/036-close.ts';
import { fees } from './migrations/037-fees.ts';
import { chargebacks } from './migrations/038-chargebacks.ts';
import { escrowAttempts } from './migrations/039-escrow-attempts.ts';
import { takenBack } from './migrations/040-taken-back.ts';
import { prepareQuestions } from './prepared.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

const BIGINT = 20;
const CONNECTIONS = 16;

/**
 * Every migration, in order: plain SQL. One that has run is never changed. Instants are whole unix seconds, money
 * whole minor units, both bigint.
 */
const MIGRATIONS = Object.fromEntries(
  Object.entries({
    '001-people': people,
    '002-contracts': contracts,
    '003-time': time,
    '004-money': money,
    '005-books': books,
    '006-indexes': indexes,
    '007-erasures': erasures,
    '008-house': house,
    '009-private-window': privateWindow,
    '010-desk-session': deskSession,
    '011-bonus-requests': bonusRequests,
    '012-overlap': overlap,
    '013-late-records': lateRecords,
    '014-notifications': notifications,
    '015-handshake': handshake,
    '016-teams': teams,
    '017-messages': messages,
    '018-labels': labels,
    '019-privacy': privacy,
    '020-review': review,
    '021-reports': reports,
    '027-processor': processor,
    '028-ledger': ledger,
    '029-invoices': invoices,
    '031-disputes': disputes,
    '032-debts': debts,
    '036-close': close,
    '033-document-sources': documentSources,
    '033-payments': payments,
    '035-payouts': payouts,
    '037-fees': fees,
    '034-escrow': escrow,
    '038-chargebacks': chargebacks,
    '039-escrow-attempts': escrowAttempts,
    '040-taken-back': takenBack,
  }).map(([name, statements]): [string, Migration] => [
    name,
    { up: async (db) => void (await sql.raw(statements).execute(db)) },
  ]),
);

/** Opens a pool of 16 connections. bigint is read as BigInt. A server that goes away is told to `log`, never thrown. */
export function openDatabase(url: string, log: (line: string) => void, timed?: Timed): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types: {
      getTypeParser: (type, format): unknown => (type === BIGINT ? BigInt : parserOf(type, format)),
    },
  });
  const lost = (error: Error): void => log(`database connection lost: ${error.message}`);
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    prepareQuestions(client);
  });
  const dialect = new PostgresDialect({ pool });
  if (!timed) return new Kysely<Tables>({ dialect });
  return new Kysely<Tables>({
    dialect,
    log: ({ query, queryDurationMillis }) => timed(query.sql, queryDurationMillis),
  });
}

/** Hears of every statement how long it took. For measuring. */
type Timed = (statement: string, milliseconds: number) => void;

// pg's own declaration answers `any`.
const parserOf: (...asked: Parameters<typeof pg.types.getTypeParser>) => unknown = pg.types.getTypeParser;

/** Brings the tables up to date under an advisory lock, so that two starters do it once. Throws what went wrong. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
