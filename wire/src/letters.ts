import { type Instant, parseInstant } from '@stint/core/instant';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** An instant on the wire: whole seconds, `YYYY-MM-DDTHH:MM:SSZ` (an offset is understood). */
export const InstantText = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'must be an instant, YYYY-MM-DDTHH:MM:SSZ')
  .meta({ description: 'UTC instant in whole seconds', examples: ['2026-11-16T09:00:00Z'] });

/** `YYYY-MM-DD`. */
export const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD');

/** The Monday of a billing week, `YYYY-MM-DD`. */
export const WeekText = DayText.meta({
  description: 'a billing week, by its Monday',
  examples: ['2026-11-16'],
});

/** A plain decimal with the currency's minor digits. */
export const MoneyText = z
  .string()
  .max(LIMITS.money)
  .regex(/^-?\d+(\.\d+)?$/, 'must be a plain decimal')
  .meta({ examples: ['45.00'] });

export const Id = z.uuid();
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');
/** One line of text: a control character or half of a surrogate pair can neither be kept nor shown. */
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u;
const PLAIN_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\t\n])*$/u;
const NOT_PLAIN = 'must be plain text, without control characters';

/** Names stand inside the house's own sentences: none may turn them round. */
const UNTURNED = /^[^\u202A-\u202E\u2066-\u2069]*$/u;

/** They are pressed and called out as well: something of them is seen. Some letters are blank. */
const SEEN = /[^\p{C}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0\u2800]/u;
const NOT_SEEN = 'must have something that is seen';

export function plainText(most: number) {
  return z.string().max(most).regex(PLAIN, NOT_PLAIN);
}

/** What a freelancer wrote; it may have lines and tabs. */
export const Memo = z.string().max(LIMITS.memo).regex(PLAIN_LINES, NOT_PLAIN);
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export const Name = z
  .string()
  .trim()
  .min(1)
  .regex(SEEN, NOT_SEEN)
  .regex(UNTURNED, 'must not turn the direction of the text around it')
  .check(...(plainText(LIMITS.name).def.checks ?? []));
/** The name of an activity label: one line, as short as fits beside a segment. */
export const LabelName = z
  .string()
  .trim()
  .min(1)
  .regex(SEEN, NOT_SEEN)
  .regex(UNTURNED, 'must not turn the direction of the text around it')
  .check(...(plainText(LIMITS.labelName).def.checks ?? []));
/** Text of several lines and tabs. */
export function plainLines(most: number) {
  return z.string().max(most).regex(PLAIN_LINES, NOT_PLAIN);
}
export const Email = z.email().max(LIMITS.email);
export const SegmentParam = z.coerce.number().int().min(0).max(LIMITS.segment);

/** Every refusal has this form: a code, what is wrong, what would work, and the field when there is one. */
export const RefusalLetter = z
  .object({
    code: z.string(),
    message: z.string(),
    mend: z.string().optional(),
    field: z.string().optional(),
    rule: z.string().optional(),
  })
  .meta({ id: 'Refusal' });
export type RefusalLetter = z.infer<typeof RefusalLetter>;

export function toInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`not an instant: ${text}`);
  return instant;
}
