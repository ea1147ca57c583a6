import { Refused } from '@stint/wire/client';
import { refusalOf } from '../parts/refusal.tsx';

const FIELDS = [
  'organisation',
  'title',
  'description',
  'currency',
  'rateFrom',
  'rateTo',
  'budget',
  'labels',
  'amount',
  'message',
  'reason',
  'attachments',
] as const;

/** What the house refused, beside the field that it names; what the form itself found comes first. */
export function withRefusal<Faults extends object>(faults: Faults, error: unknown): Faults {
  const field = fieldOf(error);
  if (field === null || field in faults) return faults;
  return { ...faults, [field]: refusalOf(error, fieldNameOf(error)) };
}

/** The error that stands beside no field, to be shown above the buttons. */
export function besideFields(error: unknown): unknown {
  return fieldOf(error) === null ? error : null;
}

/** `labels.0` belongs to `labels`. */
function fieldOf(error: unknown): string | null {
  const name = fieldNameOf(error);
  return FIELDS.find((field) => field === name || name.startsWith(`${field}.`)) ?? null;
}

function fieldNameOf(error: unknown): string {
  return error instanceof Refused ? (error.letter.field ?? '') : '';
}
