import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import type { RefusalCode } from '@stint/core/refusal';
import { sayRefusal } from '@stint/core/sentences';
import { Refused } from '@stint/wire/client';
import type { Contract } from '@stint/wire/contracts';
import { time } from '../../time/spoken.ts';
import type { Zone } from '../../time/zone.ts';
import type { SegmentRefusal } from '../desk/segment-deeds.ts';
import type { StartRefusal } from '../desk/sessions.ts';
import type { ViewEnding } from '../desk/view.ts';
import type { Surface } from '../see/share.ts';

/** 4360 is `1:12:40`. */
export function stopwatch(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
}

/** `Acme · Web shop`; by its id where it is not known here any more. */
export function nameOf(contracts: readonly Contract[], id: string): string {
  const known = contracts.find((contract) => contract.id === id);
  return known ? `${known.organisation.name} · ${known.title}` : id;
}

/** A refusal that is a sentence of its own; one that is another tracker's session is asked about. */
export function startWords(refused: Exclude<StartRefusal, object>): string {
  const own = (OWN as Readonly<Record<string, string>>)[refused];
  if (own !== undefined) return own;
  const { sentence, mend, rule } = sayRefusal(refused as RefusalCode);
  return [sentence, mend, `(${rule})`].filter(Boolean).join(' ');
}

const OWN = {
  'share-denied':
    'Nothing was shared, so tracking did not start. Press Start again and choose what to share.',
  'share-unsupported':
    'This browser cannot share a screen. On a computer, Chrome, Edge and Firefox can; or use the desktop tracker.',
  'share-failed':
    'The browser could not share what you chose. Your system may have to allow it: look into its settings for screen recording.',
  'no-webp':
    'This browser cannot make pictures in the form that the house takes (WebP). Chrome, Edge and Firefox can.',
  'disk-full':
    'The browser has no room left, so nothing would be kept. Free some space on this computer, then start again.',
  'store-broken': 'This browser keeps nothing any more, so tracking did not start. Load this page anew.',
  'clock-differs':
    'Your computer’s clock and the house’s differ by more than five minutes. Set yours right, then start.',
  'clock-went-back':
    'Your computer’s clock was set back, and no second is counted twice. Set it right, or start again later.',
  'no-such-contract': 'This contract is not yours any more.',
  'label-required': 'This contract asks for an activity label before work is done. Choose one of its labels.',
  'no-such-label': 'The terms of this contract have no such activity label. Choose another.',
  'nothing-to-go-on': 'There is nothing to go on with.',
} as const;

export function segmentWords(refused: SegmentRefusal): string {
  if (refused instanceof Refused)
    return [refused.letter.message, refused.letter.mend].filter(Boolean).join(' ');
  return SEGMENT[refused];
}

const SEGMENT = {
  'on-its-way': 'It has left this browser already. What the house has can still be deleted.',
  'no-picture': 'There is no picture of it here that could be blurred.',
  'segment-running': 'These ten minutes are still running (C3).',
  'house-unreachable': 'The house does not answer. Nothing was deleted; try again when you are online.',
} as const;

/** Why the last session ended by itself; null where that needs no words. */
export function endingWords({ reason, at }: ViewEnding, zone: Zone): string | null {
  const words = ENDINGS[reason];
  return words ? `${words} It ended at ${time(at, zone)}.` : null;
}

const ENDINGS: Readonly<Record<ViewEnding['reason'], string | null>> = {
  died: 'This page went while it was tracking: reloaded, closed or crashed. Time is kept up to one second after it was last alive (T5).',
  asleep: 'This computer slept, or the browser stood still. Time asleep is not tracked.',
  'clock-jumped':
    'Your computer’s clock was set forward. Nobody knows what was in between, so it is not tracked.',
  locked: 'The screen was locked, so tracking stopped.',
  'share-ended': 'The sharing ended, and without it this tracker sees nothing. Share again to go on.',
  untouched: 'Nobody had touched this computer for as long as your contract waits, so tracking stopped.',
  paused: 'The contract was paused, so tracking stopped (T5).',
  ended: 'The contract has ended, so tracking stopped (T5).',
  disk: 'This browser did not keep what was tracked, so tracking stopped: nothing is claimed that would not be kept.',
  'taken-over': 'Another tracker of yours went on from there (T1).',
  idle: 'Tracking ended with the last input before a long rest (T4).',
  'logged-out': 'The desktop session ended, so tracking stopped.',
  switched: null,
  stopped: null,
};

export const SURFACES: Readonly<Record<Surface, string>> = {
  monitor: 'an entire screen',
  window: 'one window',
  browser: 'one browser tab',
  unknown: 'what you chose',
};

/** `12 MB`, `3.4 GB`. */
export function size(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  const amount = bytes / 1000 ** (step + 1);
  return `${amount >= 10 || step === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`;
}

/** `for another 8 min`, `for less than a minute`. */
export function remaining(until: Instant, now: Instant): string {
  const minutes = Math.ceil((until - now) / MINUTE_SECONDS);
  return minutes <= 1 ? 'for less than a minute' : `for another ${minutes} min`;
}
