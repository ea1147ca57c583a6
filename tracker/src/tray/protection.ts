import type { Status } from '../status-page.ts';

/** Why what is worked now would not be protected, as far as it is known before it is done; in the rules' order. */
export type ProtectionFault = 'over-limit' | 'client-unverified' | 'memo-missing';

/** P2, P4, P5. Activity is not among them: nobody is told in the middle of a segment that it is low. */
export function protectionFaults({ tracking, segment }: Status): ProtectionFault[] {
  if (!tracking || !segment) return [];
  const faults: ProtectionFault[] = [];
  if (!segment.withinLimit) faults.push('over-limit');
  if (!segment.clientVerified) faults.push('client-unverified');
  if (!segment.hasMemo) faults.push('memo-missing');
  return faults;
}

/** Two or three words for a headline. */
export const FAULT_NAMES: Readonly<Record<ProtectionFault, string>> = {
  'over-limit': 'over the limit',
  'client-unverified': 'client not verified',
  'memo-missing': 'no memo',
};
