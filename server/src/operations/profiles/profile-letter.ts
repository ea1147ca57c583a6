import { formatMoney } from '@stint/core/money';
import type { Profile } from '@stint/wire/profiles';
import type { ProfileRow } from '../../store/profiles.ts';

export function profileLetter(row: ProfileRow): Profile {
  return { ...row, skills: [...row.skills], rate: rateText(row) };
}

export function rateText({ rate, currency }: Pick<ProfileRow, 'rate' | 'currency'>): string | null {
  return rate === null || currency === null ? null : formatMoney(rate, currency);
}

/** 47 tenths are 4.7 stars; null where nobody has said anything. */
export function ratingOf({
  averageTenths,
  count,
}: {
  readonly averageTenths: number | null;
  readonly count: number;
}): { stars: number; count: number } | null {
  return averageTenths === null ? null : { stars: averageTenths / 10, count };
}
