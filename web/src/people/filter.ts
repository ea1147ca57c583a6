import { LIMITS } from '@stint/wire/limits';
import type { Level } from '@stint/wire/profiles';
import type { FreelancerFilter } from './queries.ts';

const LEVELS = ['entry', 'intermediate', 'expert'] as const satisfies readonly Level[];

/** What an address looks for; what it cannot mean is left out. */
export function readFilter(search: Record<string, unknown>): FreelancerFilter {
  const level = LEVELS.find((one) => one === search.level);
  const [words, skill] = [textOf(search.search, LIMITS.search), textOf(search.skill, LIMITS.skill)];
  return {
    ...(words === null ? {} : { search: words }),
    ...(level ? { level } : {}),
    ...(skill === null ? {} : { skill }),
  };
}

function textOf(value: unknown, most: number): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, most) : null;
}
