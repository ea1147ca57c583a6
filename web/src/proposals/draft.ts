import { formatMoney, parseMoney } from '@stint/core/money';
import type { Attachment } from '@stint/wire/attachments';
import type { JobKind } from '@stint/wire/jobs';
import { LIMITS } from '@stint/wire/limits';
import { amountFault } from '../jobs/draft.ts';

/** What is typed in the form of a proposal. */
export interface ProposalDraft {
  readonly amount: string;
  readonly message: string;
  /** Those that have arrived. */
  readonly files: readonly Attachment[];
}

export type ProposalFaults = Partial<Record<'amount' | 'message' | 'attachments', string>>;

/** What is wrong, by field; empty where it can be sent. */
export function faultsOf(
  { amount, message }: Pick<ProposalDraft, 'amount' | 'message'>,
  { kind, currency }: { kind: JobKind; currency: string },
): ProposalFaults {
  const wrong =
    amount.trim() === ''
      ? `Name your ${kind === 'hourly' ? 'rate' : 'price'}.`
      : amountFault(amount, currency);
  const over = message.length - LIMITS.proposalMessage;
  return {
    ...(wrong === null ? {} : { amount: wrong }),
    ...(message.trim() === '' ? { message: 'Write to the client why you.' } : {}),
    ...(over > 0 ? { message: `${over} characters too many.` } : {}),
  };
}

/** What to send. Faults are to be looked for before. */
export function bodyOf({ amount, message, files }: ProposalDraft, currency: string) {
  const minor = parseMoney(amount.trim(), currency);
  return {
    amount: minor === null ? amount : formatMoney(minor, currency),
    message,
    attachments: files.map(({ id }) => id),
  };
}
