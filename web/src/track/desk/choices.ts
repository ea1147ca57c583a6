import { isBlank } from '@stint/core/diary';

/** What the next Start offers: the contract worked on last, the memos written last, the newest first, and each contract's last label. */
export interface Choices {
  readonly contract: string | null;
  readonly memos: readonly string[];
  /** By contract; missing: none. */
  readonly labels?: Readonly<Record<string, string | null>>;
}

export const NO_CHOICES: Choices = { contract: null, memos: [] };

const MOST = 8;

export function noted(
  { memos, labels }: Choices,
  contract: string,
  memo: string,
  label: string | null,
): Choices {
  const others = memos.filter((other) => other !== memo);
  return {
    contract,
    memos: isBlank(memo) ? memos : [memo, ...others].slice(0, MOST),
    labels: { ...labels, [contract]: label },
  };
}
