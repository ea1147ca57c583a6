import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import type { ToldWorld } from './told-world.ts';

/** Ben disputes the first two segments of the week in review; answers the id of the dispute. */
export async function disputeSome({ office, work }: ToldWorld): Promise<string> {
  const segment = segmentOf(toInstant('2026-11-12T09:00:00Z'));
  const segments = [0, 1].map((n) => ({ segment: segment + n, kind: 'tracked' }));
  const body = { parts: [{ reason: 'other', says: 'We spoke about something else then.', segments }] };
  const line = `POST /contracts/${work.contract}/weeks/2026-11-09/disputes`;
  const { json, text } = await office.ask(line, { token: work.ben.token, body });
  const id = (json as Review).disputes?.[0]?.id;
  if (id === undefined) throw new Error(`nothing is disputed: ${text}`);
  return id;
}
