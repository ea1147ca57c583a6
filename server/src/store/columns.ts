import type { ColumnType } from 'kysely';

/** bigint columns: read as BigInt, written as a number (instants) or BigInt (money). */
export type Big = ColumnType<bigint, bigint | number, bigint | number>;
export type BigOrNull = ColumnType<bigint | null, bigint | number | null | undefined, bigint | number | null>;
