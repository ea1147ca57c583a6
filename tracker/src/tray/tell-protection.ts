import { MINUTE_SECONDS } from '@stint/core/instant';
import { type DueNotice, type Moments, type NoticeButton, OPEN_PANEL } from './notice.ts';
import { FAULT_NAMES, type ProtectionFault, protectionFaults } from './protection.ts';
import { foreign, hours, instantOf, many, workOf } from './words.ts';

/** 90 % and 100 % of the week's limit, each once for a week and contract (B2). */
export function tellLimit({ after }: Moments): DueNotice[] {
  const { tracking, week } = after;
  if (!tracking || !week || week.contract !== tracking.contract || week.limitMinutes === null) return [];
  const limit = week.limitMinutes * MINUTE_SECONDS;
  const counted = week.countedSeconds;
  const reached = counted >= limit;
  if (!reached && counted * 10 < limit * 9) return [];
  const key = (share: number): string => `limit-${share} ${week.contract} ${week.week}`;
  const past = 'Time past it is shown, and not billed (B2); the client can raise it for the whole week.';
  const left = reached ? '' : `${hours(limit - counted)} are left.`;
  return [
    {
      kind: 'limit',
      keys: reached ? [key(100), key(90)] : [key(90)],
      topic: 'limit',
      title: reached
        ? `This week's limit of ${hours(limit)} is reached`
        : `${hours(counted)} of ${hours(limit)} this week`,
      body: [`${workOf(tracking)}.`, left, past].filter((each) => each !== '').join(' '),
      buttons: [OPEN_PANEL],
      stays: reached ? 'waits' : 'briefly',
    },
  ];
}

/**
 * At Start and whenever it becomes so: what would keep the work from being protected, while it can still be mended.
 * The limit is told by its own notice where it is reached in the middle of a session.
 */
export function tellProtection({ before, after }: Moments): DueNotice[] {
  const { tracking, segment } = after;
  const began =
    tracking?.since !== before?.tracking?.since || tracking?.contract !== before?.tracking?.contract;
  const faults = protectionFaults(after).filter((fault) => began || fault !== 'over-limit');
  const old = before && !began ? protectionFaults(before) : [];
  if (!tracking || !segment || faults.every((fault) => old.includes(fault))) return [];
  return [
    {
      kind: 'protection',
      keys: [`protection ${tracking.contract} ${tracking.since} ${segment.start} ${faults.join()}`],
      topic: 'protection',
      title: `Not protected: ${faults.map((fault) => FAULT_NAMES[fault]).join(', ')}`,
      body: `${workOf(tracking)}. ${faults.map((fault) => SENTENCES[fault]).join(' ')}`,
      buttons: [...(faults.includes('memo-missing') ? memoButton(after) : []), OPEN_PANEL],
      stays: 'briefly',
    },
  ];
}

const SENTENCES: Readonly<Record<ProtectionFault, string>> = {
  'over-limit': "This week's limit is reached: what you track now is shown, and not billed (B2, P2).",
  'client-unverified':
    "The client's payment method is not verified: work from now on counts, and nobody makes good what it fails to pay (P4).",
  'memo-missing': 'Say what you are working on: without a memo it counts, and is not protected (P5).',
};

/** The contract's last memo, a click away. */
function memoButton({ tracking, contracts }: Moments['after']): NoticeButton[] {
  const known = contracts.find((each) => each.contract === tracking?.contract);
  const [text = ''] = known?.memos ?? [];
  if (!known || text === '') return [];
  return [{ label: `“${foreign(text, 30)}”`, does: { deed: 'memo', contract: known.contract, text } }];
}

/** A memo that has been in force for long may not say any more what is done: asked about once. */
export function tellOldMemo({ after, now }: Moments): DueNotice[] {
  const { tracking, settings } = after;
  const patience = settings.memoReminderMinutes;
  if (!tracking || patience === null || tracking.memo.trim() === '') return [];
  const seconds = now - instantOf(tracking.memoSince);
  if (seconds < patience * MINUTE_SECONDS) return [];
  return [
    {
      kind: 'protection',
      keys: [`memo ${tracking.contract} ${tracking.memoSince}`],
      topic: 'memo',
      title: `Still “${foreign(tracking.memo)}”?`,
      body: `${workOf(tracking)}. The memo is ${many(Math.floor(seconds / MINUTE_SECONDS), 'minute')} old. Change it when the work has changed.`,
      buttons: [OPEN_PANEL],
      stays: 'briefly',
    },
  ];
}
