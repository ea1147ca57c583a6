import { formatMinutes } from '@stint/core/duration';
import { formatDay, type Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Receipt } from '@stint/wire/upload';
import type { Told } from '../desk/told.ts';

/** What the freelancer is told of a record that the house took, where it is not worth what was tracked. */
export function tellingsOf(
  { contract, segment }: { readonly contract: string; readonly segment: SegmentNumber },
  receipt: Receipt,
  at: Instant,
): Told[] {
  const week = formatDay(weekOf(segmentStart(segment)));
  const path = `/contracts/${contract}/weeks/${week}`;
  const tellings: Told[] = [];
  const tell = (code: string, message: string, more: Pick<Told, 'path'> = {}): void =>
    void tellings.push({ at, contract, segment, code, message, ...more });
  if (receipt.state === 'late') {
    const what = 'It arrived after its week had locked: it is shown, and counts 0 (T6).';
    tell('late', `${what} On the page of that week you can ask the client for a bonus that pays it (D4).`, {
      path,
    });
  }
  if (receipt.overlapSeconds > 0) {
    const time = formatMinutes(receipt.overlapSeconds);
    tell('overlap', `${time} of it had been brought by another tracker of yours (T6).`);
  }
  if (receipt.supersededSeconds > 0) {
    const time = formatMinutes(receipt.supersededSeconds);
    tell('superseded', `${time} of manual time gave way to it (M4).`);
  }
  if (receipt.outsideSeconds > 0) {
    const time = formatMinutes(receipt.outsideSeconds);
    tell('outside-contract', `${time} of it lies in a pause or after the end (T5).`);
  }
  return tellings;
}
