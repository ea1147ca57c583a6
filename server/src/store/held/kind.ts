import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';

/** For whom, and at what time. */
export interface OfWhom {
  readonly person: string;
  /** Seconds since 1970: some of what others wrote is shown from an instant on. */
  readonly now: number;
}

/** One kind of record that the house holds of somebody: one JSON file of their archive. */
export interface Kind {
  /** Of its file, without `.json`. */
  readonly name: string;
  readonly says: string;
  /** The tables whose rows it tells of. */
  readonly tables: readonly string[];
  /** Columns that together order its rows, none of them null. */
  readonly key: readonly string[];
  /** What a row says: JSON as text. */
  readonly line: RawBuilder<string>;
  /** From `from` to the end of a `where`. */
  readonly rows: (whom: OfWhom) => RawBuilder<unknown>;
}

type Words = Pick<Kind, 'name' | 'says' | 'tables' | 'key'>;

/** A kind with named columns, each an expression of SQL: `{ memo: 'memo', at: at('written_at') }`. */
export function kind(words: Words, columns: Readonly<Record<string, string>>, rows: Kind['rows']): Kind {
  const pairs = Object.entries(columns).map(([name, column]) => `'${name}', ${column}`);
  return { ...words, line: sql<string>`${sql.raw(`json_build_object(${pairs.join(', ')})::text`)}`, rows };
}

/** An instant as it is written everywhere else. */
export function at(column: string): string {
  return `to_char(to_timestamp(${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** When a segment starts. */
export function start(column: string): string {
  return at(`${column}::bigint * 600`);
}

/** The day on which a week starts. */
export function week(column: string): string {
  return `to_char(to_timestamp(${column}) at time zone 'UTC', 'YYYY-MM-DD')`;
}

/** How many there are of a kind, and their bytes as JSON. */
export async function countOf(
  db: Database,
  { line, rows }: Kind,
  whom: OfWhom,
): Promise<{ rows: number; bytes: number }> {
  const counted = await sql<{ rows: bigint; bytes: string }>`
    select count(*) as rows, coalesce(sum(octet_length(${line})), 0) as bytes ${rows(whom)}`.execute(db);
  const [row] = counted.rows;
  return { rows: Number(row?.rows ?? 0), bytes: Number(row?.bytes ?? 0) };
}

const PAGE = 500;

/** Every row of a kind as JSON text, a page of them in memory at a time. */
export async function* linesOf(db: Database, one: Kind, whom: OfWhom): AsyncGenerator<string> {
  const key = sql.raw(one.key.join(', '));
  const named = sql.raw(one.key.map((column, n) => `${column} as k${n}`).join(', '));
  let after: unknown[] | null = null;
  for (;;) {
    const past: RawBuilder<unknown> =
      after === null ? sql`` : sql`and (${key}) > (${sql.join(after.map((value) => sql.val(value)))})`;
    const { rows } = await sql<Record<string, unknown> & { line: string }>`
      select ${one.line} as line, ${named} ${one.rows(whom)} ${past} order by ${key} limit ${PAGE}`.execute(
      db,
    );
    for (const { line } of rows) yield line;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = one.key.map((_, n) => last[`k${n}`]);
  }
}
