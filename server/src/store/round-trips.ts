import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

type Answers<Asks extends readonly (() => Promise<unknown>)[]> = {
  readonly [Place in keyof Asks]: Awaited<ReturnType<Asks[Place]>>;
};

/** Asks all of it at once; within a transaction, which has one connection, one after the other. */
export async function allOf<const Asks extends readonly (() => Promise<unknown>)[]>(
  db: Database | Trx,
  asks: Asks,
): Promise<Answers<Asks>> {
  if (!db.isTransaction) return (await Promise.all(asks.map((ask) => ask()))) as Answers<Asks>;
  const answers: unknown[] = [];
  for (const ask of asks) answers.push(await ask());
  return answers as unknown as Answers<Asks>;
}
