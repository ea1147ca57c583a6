import type { SegmentNumber } from '@stint/core/segment';

/** What a picture's file holds. A picture of one contract, segment or monitor cannot pass for another's (TH-A10). */
export interface PicturePlace {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly monitor: number;
  readonly kind: 'picture' | 'thumbnail';
}

export function pictureRole({ contract, segment, monitor, kind }: PicturePlace): string {
  return `${kind} ${contract} ${segment} ${monitor}`;
}

export function recordRole(contract: string, segment: SegmentNumber): string {
  return `record ${contract} ${segment}`;
}

export function refusalRole(contract: string, segment: SegmentNumber): string {
  return `refusal ${contract} ${segment}`;
}

export function chainRole(contract: string): string {
  return `chain ${contract}`;
}
