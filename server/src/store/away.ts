import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Whether an error says that the database cannot be asked now, and not that the question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = textOf(error, 'code');
  if (CONNECTION.has(code)) return ['connect', 'read', 'write'].includes(textOf(error, 'syscall'));
  return /^(08|57P0)/.test(code) || code === TOO_MANY_CONNECTIONS || SAID.test(error.message);
}

/** Whether the database has no room left to write. */
export function isDatabaseFull(error: unknown): boolean {
  return error instanceof Error && textOf(error, 'code') === DISK_FULL;
}

function textOf(error: Error, name: string): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}

const CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const TOO_MANY_CONNECTIONS = '53300';
const DISK_FULL = '53100';
const SAID =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect/;

/** Whether the database answers now. */
export async function answers(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
