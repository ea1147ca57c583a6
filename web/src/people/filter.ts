import { LIMITS } from '@stint/wire/limits';
import { Level } from '@stint/wire/profiles';
import type { FreelancerFilter } from './queries.ts';

/** What an address looks for; what it cannot mean is left out. */
export function readFilter(search: Record<string, unknown>): FreelancerFilter {
  const level = Level.safeParse(search.level);
  const [words, skill] = [textOf(search.search, LIMITS.search), textOf(search.skill, LIMITS.skill)];
  return {
    ...(words === null ? {} : { search: words }),
    ...(level.success ? { level: level.data } : {}),
    ...(skill === null ? {} : { skill }),
  };
}

function textOf(value: unknown, most: number): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, most) : null;
}
