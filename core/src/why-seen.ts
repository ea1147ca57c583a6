import type { ActivityLabel, Pay } from './contract.ts';
import { formatMinutes } from './duration.ts';
import {
  type Masked,
  MOST_MASKED_PERMILLE,
  maskedPermille,
  mostMaskedPermille,
  ownMinActiveMinutes,
} from './protection.ts';
import { SEGMENT_MINUTES, SEGMENT_SECONDS } from './segment.ts';
import type { DiaryEntry } from './timesheet.ts';
import { faultLine, line, type WhyLine } from './why-line.ts';

/** Which rule held a snapshot's picture back. */
export type WithheldBy = 'terms' | 'private-app' | 'private-title' | 'private-window' | 'capture-failed';

/** What the devices of one entry saw, as far as its card tells of it. */
export interface WhySeen {
  /** Null where the picture came, or where there is no snapshot. */
  readonly withheld: WithheldBy | null;
  readonly pictures: readonly (Masked & { readonly blurred: boolean })[];
  /** Tracked seconds on devices that could not count input. */
  readonly unmeasuredSeconds: number;
}

interface Asked {
  readonly pay: Pay;
  readonly minActiveMinutes: number;
  readonly activityLabels?: readonly ActivityLabel[];
}

/**
 * P6 against what was tracked and measured, or P8. Time that no device could measure is never said to have so many
 * active minutes. Where the verdict asks less than the terms' number, the verdict is right.
 */
export function activityLine(
  entry: DiaryEntry,
  { pay, minActiveMinutes, ...terms }: Asked,
  seen: WhySeen | null,
): WhyLine {
  const { activeMinutes, trackedSeconds, reasons } = entry;
  if (reasons.includes('activity-unmeasured')) return faultLine('activity-unmeasured', pay);
  const measured = trackedSeconds - (seen?.unmeasuredSeconds ?? 0);
  if (measured <= 0) {
    return line(
      'P8',
      true,
      'The device could not measure activity; the terms protect such time all the same.',
    );
  }
  const low = reasons.includes('low-activity');
  const own = ownMinActiveMinutes(terms, entry.label);
  const least = own ?? minActiveMinutes;
  const who = own === null ? 'the contract' : `the label “${entry.label}”`;
  const asked = Math.ceil((least * measured) / SEGMENT_SECONDS);
  if (!low && activeMinutes < asked) {
    return line('P8', true, 'The terms protect this segment without asking for activity.');
  }
  if (measured === SEGMENT_SECONDS) {
    return line(
      'P6',
      !low,
      `${activeMinutes} of ${SEGMENT_MINUTES} minutes active; ${who} asks for ${least}.`,
    );
  }
  const where = measured === trackedSeconds ? 'tracked' : 'that a device could measure';
  return line(
    'P6',
    !low,
    `${activeMinutes} active ${activeMinutes === 1 ? 'minute' : 'minutes'} in ${formatMinutes(measured)} ${where}; ${who} asks for ${least} in ten minutes, so for ${asked} here.`,
  );
}

/** P7: what became of the picture, also where all is well. Nothing where there is no snapshot. */
export function pictureLine(entry: DiaryEntry, { pay }: Asked, seen: WhySeen | null): WhyLine[] {
  const held = entry.reasons.includes('picture-private');
  if (seen?.withheld) {
    const { ok, sentence } = WITHHELD[seen.withheld];
    return [line('P7', held ? false : ok, held ? `${sentence} The terms ask for a picture.` : sentence)];
  }
  if (entry.snapshotAt === null) return [];
  if (!seen || seen.pictures.length === 0) return held ? [faultLine('picture-private', pay)] : [];
  const blurred = seen.pictures.some((picture) => picture.blurred) ? [BLURRED] : [];
  const masked = maskedPermille(seen.pictures);
  const most = mostMaskedPermille(seen.pictures);
  if (most === 0) return [line('P7', true, blurred[0] ?? 'Nothing of the picture was held back.')];
  return [line('P7', !held, [...blurred, maskedText(masked, most)].join(' '))];
}

const BLURRED = 'The picture is blurred, as the terms say.';

const WITHHELD: Readonly<Record<WithheldBy, { ok: boolean | null; sentence: string }>> = {
  terms: { ok: true, sentence: 'No picture was taken, as the terms say; instant and counts were.' },
  'private-app': {
    ok: true,
    sentence: 'No picture was taken: the app in front was one that the freelancer keeps private.',
  },
  'private-title': {
    ok: true,
    sentence: 'No picture was taken: the window in front had a title that the freelancer keeps private.',
  },
  'private-window': {
    ok: true,
    sentence: 'The freelancer took the picture out in the private window.',
  },
  'capture-failed': {
    ok: null,
    sentence:
      "The picture could not be taken on this device; that is nobody's fault and counts against nobody.",
  },
};

function maskedText(permille: number, most: number): string {
  const share = `${percentText(permille)} of the picture was blurred by the freelancer`;
  if (most < MOST_MASKED_PERMILLE) return `${share}; less than half of it is fine.`;
  const none = 'it is as though there were none, and the terms ask for one';
  if (permille >= MOST_MASKED_PERMILLE) return `${share}; from half on ${none}.`;
  return `${share}, and ${percentText(most)} of one monitor's; from half of one on ${none}.`;
}

/** `12 %` of thousandths, never rounded over a border; `less than 1 %` for the rest. */
export function percentText(permille: number): string {
  return permille < 10 ? 'Less than 1 %' : `${Math.floor(permille / 10)} %`;
}
