import type { Offer } from './judge.ts';
import { FEED_REFUSALS, type FeedRefusal } from './refusals.ts';

export interface LookingPorts {
  look(): Promise<Offer | FeedRefusal>;
  /** Resolves after so many seconds, or sooner when it is to stop. */
  wait(seconds: number): Promise<void>;
  /** Between 0 and 1. */
  random(): number;
  /** A newer version, or null again. */
  show(update: { readonly version: string } | null): void;
  say(line: string): void;
  readonly stop: AbortSignal;
}

/** Looks a few times a day. Nothing is ever fetched or installed by it: the freelancer is told, and decides. */
export async function keepLooking(ports: LookingPorts): Promise<void> {
  let said = '';
  while (!ports.stop.aborted) {
    const found = await ports.look();
    const line = lineOf(found);
    if (line !== null && line !== said) ports.say(line);
    said = line ?? said;
    if (!('refused' in found)) ports.show(found.newer ? { version: found.version } : null);
    await ports.wait(EVERY_SECONDS * (0.75 + ports.random() / 2));
  }
}

const EVERY_SECONDS = 6 * 3600;

/** What is worth a line: not that one is offline, nor that the house offers nothing. */
function lineOf(found: Offer | FeedRefusal): string | null {
  if (!('refused' in found)) return found.newer ? `Version ${found.version} is ready for download.` : null;
  const { refused } = found;
  if (refused === 'feed-unreachable' || refused === 'no-feed' || refused === 'other-platform') return null;
  return `No update was taken (${refused}): ${FEED_REFUSALS[refused]}`;
}
