import { formatInstant } from '@stint/core/instant';

/** An instant as the database keeps it, as letters write it. */
export function instantOrNull(instant: bigint | null): string | null {
  return instant === null ? null : formatInstant(Number(instant));
}
