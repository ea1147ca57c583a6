import { isBlank } from '@stint/core/diary';

/** What the next Start offers: the contract worked on last, and the memos written last, the newest first. */
export interface Choices {
  readonly contract: string | null;
  readonly memos: readonly string[];
}

export const NO_CHOICES: Choices = { contract: null, memos: [] };

const MOST = 8;

export function noted({ memos }: Choices, contract: string, memo: string): Choices {
  const others = memos.filter((other) => other !== memo);
  return { contract, memos: isBlank(memo) ? memos : [memo, ...others].slice(0, MOST) };
}
