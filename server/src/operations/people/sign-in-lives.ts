import { DAY_SECONDS } from '@stint/core/instant';
import type { Actor } from '../../house.ts';

/** How long a sign-in lasts at most, and how long unused. */
export const LIVES: Readonly<Record<Actor['kind'], { readonly seconds: number; readonly idle: number }>> = {
  browser: { seconds: 30 * DAY_SECONDS, idle: 14 * DAY_SECONDS },
  program: { seconds: 90 * DAY_SECONDS, idle: 90 * DAY_SECONDS },
  tracker: { seconds: 400 * DAY_SECONDS, idle: 90 * DAY_SECONDS },
};
