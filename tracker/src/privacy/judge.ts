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
  if (front === 'unknown')
    return apps.length > 0 ? 'private-app' : titles.length > 0 ? 'private-title' : null;
  const { app, title } = front;
  if (app !== null && apps.some((pattern) => fits(pattern, app, 'whole'))) return 'private-app';
  if (title !== null && titles.some((pattern) => fits(pattern, title, 'anywhere'))) return 'private-title';
  return null;
}
