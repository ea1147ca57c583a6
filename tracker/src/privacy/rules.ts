import { LIMITS } from '@stint/wire/limits';
import { z } from 'zod';
import { isNothing } from './pattern.ts';

/** Plain text, or with `*` for anything between; the case of letters makes no difference. */
const Pattern = z
  .string()
  .max(200)
  .refine((text) => !isNothing(text), 'it names nothing');

const Permille = z.number().int().min(0).max(1000);

/** A part of one monitor (0, 1, … from left to right), in thousandths of its width and height. */
export const Region = z.strictObject({
  monitor: z
    .number()
    .int()
    .min(0)
    .max(LIMITS.monitors - 1),
  left: Permille,
  top: Permille,
  width: Permille,
  height: Permille,
});
export type Region = z.infer<typeof Region>;

/**
 * What the freelancer keeps to themselves. Written on this computer alone: no message of a house can read, change or
 * loosen it, for there is none that could.
 */
export const PrivacyRules = z.strictObject({
  /** An app in front whose whole name fits: no picture, no name, no title. */
  apps: z.array(Pattern).max(100),
  /** A title in front that has this somewhere in it: the same. */
  titles: z.array(Pattern).max(100),
  /** Blurred in every picture: all that is to be seen of an app's windows. */
  maskedApps: z.array(Pattern).max(50),
  /** Blurred in every picture: a place of a monitor. */
  maskedRegions: z.array(Region).max(50),
});
export type PrivacyRules = z.infer<typeof PrivacyRules>;

/** All of every monitor. */
export function everywhere(): Region[] {
  return Array.from({ length: LIMITS.monitors }, (_, monitor) => ({
    monitor,
    left: 0,
    top: 0,
    width: 1000,
    height: 1000,
  }));
}

export const NO_RULES: PrivacyRules = { apps: [], titles: [], maskedApps: [], maskedRegions: [] };
