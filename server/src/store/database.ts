import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import * as spine from './migrations/001-the-spine.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

const BIGINT = 20;
const CONNECTIONS = 16;

/** Every migration, in order. One that has run is never changed. */
const MIGRATIONS = { '001-the-spine': { up: spine.up } };

/** Opens a pool of 16 connections. bigint is read as BigInt. A server that goes away is told to `log`, never thrown. */
export function openDatabase(url: string, log: (line: string) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types: {
      getTypeParser: ((type: number, format: 'text') =>
        type === BIGINT ? BigInt : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
  });
  const lost = (error: Error): void => log(`database connection lost: ${error.message}`);
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the tables up to date under an advisory lock, so that two starters do it once. Throws what went wrong. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
