import { Alert } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { IconHandStop, IconPlugConnectedX } from '@tabler/icons-react';

/** Why a deed was not done, and what would work instead. Nothing where there is no error. */
export function Refusal({ error, compact = false }: { error: unknown; compact?: boolean }) {
  if (!error) return null;
  const { message, mend, rule } = sayError(error);
  const Icon = error instanceof Refused ? IconHandStop : IconPlugConnectedX;
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon size={18} />} p={compact ? 'xs' : 'sm'}>
      <strong style={{ fontWeight: 600 }}>{message}</strong>
      {mend && ` ${mend}`}
      {rule && ` (${rule})`}
    </Alert>
  );
}

/** The refusal that belongs beside one field, as its text; null where it belongs elsewhere. */
export function refusalOf(error: unknown, field: string, codes: readonly string[] = []): string | null {
  if (!(error instanceof Refused)) return null;
  const { letter } = error;
  if (letter.field !== field && !codes.includes(letter.code)) return null;
  return [letter.message, letter.mend, letter.rule && `(${letter.rule})`].filter(Boolean).join(' ');
}

export function sayError(error: unknown): {
  message: string;
  mend?: string | undefined;
  rule?: string | undefined;
} {
  if (error instanceof Refused) return error.letter.code === 'id-taken' ? SENT_BEFORE : error.letter;
  return {
    message: 'The house does not answer.',
    mend: 'Nothing is known of what became of this. Look again once you are connected; the same deed can be repeated.',
  };
}

/** Ids are made by these pages, one for each form: what has it already was sent from it, and its answer was lost. */
const SENT_BEFORE = {
  message: 'This was sent before, in the words of that time.',
  mend: 'Look for it in the list, where you can change it. What you typed is still here: sent again, it is another one.',
};
