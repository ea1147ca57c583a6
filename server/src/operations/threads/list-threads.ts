import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { listThreads as route } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { loadThreads, threadsOf } from '../../store/threads.ts';
import { threadLetters } from './letters.ts';
import { seenThread } from './visible-thread.ts';

/** Somebody's threads, the one with the newest message first. `next`: name it as `before` to read on, null at the end. */
export async function listThreads(
  house: House,
  actor: Actor,
  { before }: { before?: string | undefined },
): Promise<Answer<typeof route>> {
  const found = await threadsOf(house.db, actor, { before: before ?? null, limit: LIMITS.threads + 1 });
  const ids = found.slice(0, LIMITS.threads);
  const rows = await loadThreads(house.db, ids);
  const seen = rows.flatMap((row) => seenThread(actor, row) ?? []);
  const next = found.length > LIMITS.threads ? (ids.at(-1) ?? null) : null;
  return { threads: await threadLetters(house, actor, seen), next };
}
