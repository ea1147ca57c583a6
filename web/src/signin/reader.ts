import { LIMITS } from '@stint/wire/limits';
import { mine } from '../time/zone-choice.ts';

/** What this browser says of its reader: kept at the first sign-in alone. */
export const reader = {
  languages: navigator.languages.slice(0, 20).map((tag) => tag.slice(0, LIMITS.zone)),
  zone: mine,
};
