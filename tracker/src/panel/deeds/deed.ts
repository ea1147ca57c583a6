import { z } from 'zod';
import type { TrackerRefusal } from '../../refusal.ts';

/** One thing that the freelancer can do in the panel. Null: what was sent is no such deed. */
export type Deed = (body: unknown) => Promise<TrackerRefusal | null> | null;

/** Deeds by their address, such as `/start`. */
export type Deeds = Readonly<Record<string, Deed>>;

export function deed<Body>(
  shape: z.ZodType<Body>,
  run: (body: Body) => Promise<TrackerRefusal | null> | Promise<void> | undefined | void,
): Deed {
  return (body) => {
    const parsed = shape.safeParse(body);
    return parsed.success ? Promise.resolve(run(parsed.data)).then((refusal) => refusal ?? null) : null;
  };
}

export const Nothing = z.strictObject({});
export const Id = z.string().max(100);
export const Text = z.string().max(4000);
export const OfContract = z.strictObject({ contract: Id });
export const OfSegment = z.strictObject({ contract: Id, segment: z.number().int().min(0) });
