import type { Frame } from './frame.ts';

/** Differences up to this nobody sees; a screen that is off, locked or kept from us has fewer still. */
const SAME = 3;

/** Does it show one colour and nothing else: a locked screen, a black one, one that programs may not look at? */
export function isPlain({ rgb }: Frame): boolean {
  const first = rgb.subarray(0, 3);
  for (let at = 0; at < rgb.length; at += 3) {
    for (let channel = 0; channel < 3; channel += 1) {
      if (Math.abs((rgb[at + channel] ?? 0) - (first[channel] ?? 0)) > SAME) return false;
    }
  }
  return true;
}
