import type { Pay } from './contract.ts';
import { type RuleCode, sayReason } from './sentences.ts';
import type { EntryReason } from './timesheet.ts';

/** One thing that was looked at. `ok` null: it is neither good nor bad. */
export interface WhyLine {
  readonly rule: RuleCode;
  readonly ok: boolean | null;
  readonly sentence: string;
}

export function faultLine(reason: EntryReason, pay: Pay): WhyLine {
  const { rule, sentence } = sayReason(reason, pay);
  return line(rule, false, sentence);
}

export function line(rule: RuleCode, ok: boolean | null, sentence: string): WhyLine {
  return { rule, ok, sentence };
}
