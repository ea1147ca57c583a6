import type { Withheld } from '@stint/wire/record';
import type { Front } from '../desktop/ports.ts';
import { fits } from './pattern.ts';
import type { PrivacyRules } from './rules.ts';

/**
 * The rule that keeps what is in front to the freelancer; null where none does. Where rules go by names and none can
 * be seen, it is kept as well: better a picture too few.
 */
export function withheldBy(
  { apps, titles }: PrivacyRules,
  front: Front,
): Extract<Withheld, 'private-app' | 'private-title'> | null {
  if (front === 'nothing') return null;
  const { app, title } = front === 'unknown' ? { app: null, title: null } : front;
  if (isAmong(apps, app, 'whole')) return 'private-app';
  return isAmong(titles, title, 'anywhere') ? 'private-title' : null;
}

function isAmong(
  patterns: readonly string[],
  name: string | null,
  extent: Parameters<typeof fits>[2],
): boolean {
  return name === null ? patterns.length > 0 : patterns.some((pattern) => fits(pattern, name, extent));
}
