import { Client } from 'pg';
import { APP, OWNER } from './cluster.ts';
import { errorCode } from './refusal.ts';

/** The house's database inside its cluster. */
export const DATABASE = 'stint';

export interface Door {
  readonly socketFolder: string;
  readonly port: number;
}

/** A connection string that `pg`, psql and every other client understand. */
export function urlTo(door: Door, role: string, database: string): string {
  return `postgresql://${role}@/${database}?host=${encodeURIComponent(door.socketFolder)}&port=${door.port}`;
}

/**
 * Asks a server whether it lets us in. `open`: yes. `busy`: it is there and starts, recovers or stops.
 * `closed`: nobody answers. Else what it said instead.
 */
export async function knock(door: Door): Promise<'open' | 'busy' | 'closed' | { readonly says: string }> {
  const client = new Client({
    connectionString: urlTo(door, OWNER, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // a server that dies now is found out by the next knock
  try {
    await client.connect();
    return 'open';
  } catch (error) {
    const code = errorCode(error);
    if (code === TOO_MANY_CONNECTIONS) return 'open';
    if (code === CANNOT_CONNECT_NOW) return 'busy';
    if (code === undefined || CLOSED.has(code)) return 'closed';
    return { says: error instanceof Error ? error.message : String(error) };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the database and the app's role where they are missing: a start may have died between any two. */
export async function furnish(door: Door): Promise<void> {
  const client = new Client({ connectionString: urlTo(door, OWNER, 'postgres') });
  client.on('error', () => {}); // the query that it hits rejects, and says the same
  await client.connect();
  try {
    const roles = await client.query('select from pg_roles where rolname = $1', [APP]);
    if (roles.rowCount === 0) await client.query(`create role ${APP} login`);
    const databases = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await client.query(`create database ${DATABASE}`);
    await client.query(`revoke all on database ${DATABASE}, postgres, template1 from public`);
    await client.query(`grant connect on database ${DATABASE} to ${APP}`);
  } finally {
    await client.end();
  }
}

const TOO_MANY_CONNECTIONS = '53300';
const CANNOT_CONNECT_NOW = '57P03';
const CLOSED = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAGAIN']);
