import { z } from 'zod';

/** More in a twentieth of a second is no human's. */
const Count = z.number().int().min(0).max(10_000);

const Deltas = z.strictObject({ keys: Count, clicks: Count, scrolls: Count });
const Ready = z.strictObject({ ready: z.boolean() });

export type HookLine = z.infer<typeof Deltas> | z.infer<typeof Ready>;

/** A line of the hook's child: counts and nothing else, for there is no field for more. Null for what is none. */
export function readHookLine(line: string): HookLine | null {
  try {
    return Deltas.or(Ready).safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
