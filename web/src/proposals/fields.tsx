import { Textarea, TextInput } from '@mantine/core';
import { parseMoney, parsePercent, shareOf } from '@stint/core/money';
import type { JobKind } from '@stint/wire/jobs';
import { LIMITS } from '@stint/wire/limits';
import { useQuery } from '@tanstack/react-query';
import { money } from '../money/amount.ts';
import { offerRules } from '../offers/queries.ts';
import type { ProposalDraft, ProposalFaults } from './draft.ts';
import { FilesField } from './files-field.tsx';
import type { ProposalFiles } from './use-proposal-files.ts';

interface FieldsProps {
  readonly job: { readonly kind: JobKind; readonly currency: string };
  readonly draft: ProposalDraft;
  readonly onType: (draft: ProposalDraft) => void;
  readonly faults: ProposalFaults;
  readonly box: ProposalFiles;
}

/** The fields of a proposal. */
export function ProposalFields({ job, draft, onType, faults, box }: FieldsProps) {
  return (
    <>
      <TextInput
        label={job.kind === 'hourly' ? `Your rate an hour, ${job.currency}` : `Your price, ${job.currency}`}
        description={`${
          job.kind === 'hourly'
            ? 'An offer names the rate that counts; this is what you ask.'
            : 'For all of it; milestones are agreed on later.'
        } ${useAfterFee(draft.amount, job.currency)}`}
        inputMode="decimal"
        maxLength={LIMITS.money}
        maw={320}
        value={draft.amount}
        error={faults.amount ?? null}
        onChange={({ currentTarget }) => onType({ ...draft, amount: currentTarget.value })}
      />
      <Textarea
        label="Message"
        description="Why you, how you would begin, what you need to know. The client reads it in full."
        autosize
        minRows={6}
        maxRows={20}
        value={draft.message}
        error={faults.message ?? null}
        onChange={({ currentTarget }) => onType({ ...draft, message: currentTarget.value })}
      />
      <FilesField box={box} fault={faults.attachments ?? null} />
    </>
  );
}

/** What is left of an amount for who asks it (B4); '' where the house takes nothing. */
function useAfterFee(typed: string, currency: string): string {
  const { data } = useQuery(offerRules());
  const percent = parsePercent(data?.freelancerFeePercent ?? '0') ?? 0n;
  if (!data || percent === 0n) return '';
  const amount = parseMoney(typed.trim(), currency);
  const fee = `the house’s fee of ${data.freelancerFeePercent} %`;
  if (amount === null) return `From it goes ${fee}.`;
  return `${money(amount - shareOf(amount, percent), currency)} after ${fee}.`;
}
