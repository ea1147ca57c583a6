import { minorDigits, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { Profile } from '@stint/wire/profiles';

/** A profile as it is typed: everything is text. */
export interface ProfileDraft {
  readonly headline: string;
  readonly about: string;
  readonly level: string;
  readonly rate: string;
  readonly currency: string;
  /** Separated by commas. */
  readonly skills: string;
  readonly earningsShown: boolean;
}

export function draftOf(profile: Profile): ProfileDraft {
  return {
    headline: profile.headline,
    about: profile.about,
    level: profile.level ?? '',
    rate: profile.rate ?? '',
    currency: profile.currency ?? 'USD',
    skills: profile.skills.join(', '),
    earningsShown: profile.earningsShown,
  };
}

const LEVELS = ['entry', 'intermediate', 'expert'] as const;

/** What is sent; no rate, no currency. */
export function profileOf(draft: ProfileDraft, version: number): Profile {
  const rate = draft.rate.trim();
  return {
    version,
    headline: draft.headline.trim(),
    about: draft.about.trim(),
    level: LEVELS.find((level) => level === draft.level) ?? null,
    rate: rate === '' ? null : rate,
    currency: rate === '' ? null : draft.currency.trim().toUpperCase(),
    skills: skillsOf(draft.skills),
    earningsShown: draft.earningsShown,
  };
}

/** Named once each, however they are written. */
export function skillsOf(typed: string): string[] {
  const skills = typed.split(/[,;\n]/).map((skill) => skill.trim());
  const named = skills.filter((skill) => skill !== '').map((skill) => [skill.toLowerCase(), skill] as const);
  return [...new Map(named).values()];
}

export type ProfileFaults = Partial<Record<'rate' | 'currency' | 'skills', string>>;

/** What can be seen to be wrong before anything is sent, by field. */
export function faultsOf(draft: ProfileDraft): ProfileFaults {
  const { rate, currency, skills } = profileOf(draft, 0);
  const known = currency === null || minorDigits(currency) !== null;
  const long = skills.find((skill) => skill.length > LIMITS.skill);
  return {
    ...(known ? {} : { currency: 'No currency is known by that code; USD, EUR and JPY are three that are.' }),
    ...(rate !== null && known && !isRate(rate, currency ?? '')
      ? { rate: `An hourly rate is a plain number such as 45.00, above 0.` }
      : {}),
    ...(long === undefined ? {} : { skills: `“${long}” is longer than ${LIMITS.skill} characters.` }),
    ...(skills.length > LIMITS.skills
      ? { skills: `Name at most ${LIMITS.skills}; these are ${skills.length}.` }
      : {}),
  };
}

function isRate(rate: string, currency: string): boolean {
  return (parseMoney(rate, currency) ?? 0n) > 0n;
}
