import type { Client, Contract } from './contract.ts';
import { isBlank } from './diary.ts';
import { SEGMENT_SECONDS } from './segment.ts';
import { firstTrackedSecond, labelOf, memoOf, type TrackedSegment, trackedSeconds } from './tracked.ts';

/** P1–P8, in the order in which they are named. */
export type ProtectionReason =
  | 'manual-time'
  | 'over-limit'
  | 'no-snapshot'
  | 'client-unverified'
  | 'memo-missing'
  | 'low-activity'
  | 'picture-private'
  | 'activity-unmeasured';

/** Manual time is never protected (P1) and names, beside that, only P2. */
export function judgeManual(billedSeconds: number): ProtectionReason[] {
  return billedSeconds === 0 ? ['manual-time', 'over-limit'] : ['manual-time'];
}

/** Every fault of a tracked segment that counts, P2–P8 in order. None: it is protected. */
export function judgeTracked(
  tracked: TrackedSegment,
  billedSeconds: number,
  contract: Contract,
  client: Client,
): ProtectionReason[] {
  const judgedAt = tracked.snapshotAt ?? firstTrackedSecond(tracked);
  const faults: [ProtectionReason, boolean][] = [
    ['over-limit', billedSeconds === 0],
    ['no-snapshot', tracked.snapshotAt === null],
    ['client-unverified', client.verifiedAt === null || judgedAt < client.verifiedAt],
    ['memo-missing', isBlank(memoOf(tracked))],
    ['low-activity', isLow(tracked, minActiveMinutesFor(contract, labelOf(tracked)))],
    ['picture-private', tracked.pictureWithheld && contract.snapshots !== 'none'],
    ['activity-unmeasured', !tracked.activityMeasured && contract.activityUnmeasured === 'unprotected'],
  ];
  return faults.filter(([, found]) => found).map(([reason]) => reason);
}

/** A picture of which the freelancer's masks blurred at least this much, in thousandths of its area, is held back. */
export const MOST_MASKED_PERMILLE = 500;

/** One monitor's picture, as far as its masks go. */
export interface Masked {
  readonly width: number;
  readonly height: number;
  /** The share of its area that the freelancer's masks blurred, in thousandths. */
  readonly maskedPermille: number;
}

/** P7: did a rule of the freelancer's hold the picture back, or half of any monitor's, or more? */
export function isHeldBack(withheld: string | null, pictures: readonly Masked[]): boolean {
  if (withheld === 'private-app' || withheld === 'private-title' || withheld === 'private-window')
    return true;
  return mostMaskedPermille(pictures) >= MOST_MASKED_PERMILLE;
}

/** The share of the one monitor's picture of which masks blurred most: a large idle one beside it makes up for nothing. */
export function mostMaskedPermille(pictures: readonly Masked[]): number {
  return Math.max(0, ...pictures.map((one) => one.maskedPermille));
}

/** The share of all monitors' pictures together that masks blurred: thousandths, rounded down. */
export function maskedPermille(pictures: readonly Masked[]): number {
  const area = pictures.reduce((sum, { width, height }) => sum + width * height, 0);
  const masked = pictures.reduce((sum, one) => sum + one.width * one.height * one.maskedPermille, 0);
  return area === 0 ? 0 : Math.floor(masked / area);
}

/** P6: what a label asks for by itself; null where it asks for nothing of its own, or the terms do not have it. */
export function ownMinActiveMinutes(
  { activityLabels = [] }: Pick<Contract, 'activityLabels'>,
  label: string | null,
): number | null {
  return activityLabels.find(({ name }) => name === label)?.minActiveMinutes ?? null;
}

function minActiveMinutesFor(contract: Contract, label: string | null): number {
  return ownMinActiveMinutes(contract, label) ?? contract.minActiveMinutes;
}

/**
 * P6: measured against what was tracked, so that a short piece is not low by being short; and of that only what was
 * measured, for "not measured" is not "no activity" (P8).
 */
function isLow(tracked: TrackedSegment, minActiveMinutes: number): boolean {
  if (!tracked.activityMeasured) return false;
  const measured = trackedSeconds(tracked) - (tracked.unmeasuredSeconds ?? 0);
  return tracked.activeMinutes.length * SEGMENT_SECONDS < minActiveMinutes * measured;
}
