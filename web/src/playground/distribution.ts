import type { Averages } from '@stint/core/averages';
import { formatHours } from '@stint/core/duration';
import { SEGMENT_SECONDS } from '@stint/core/segment';

export interface ChanceBar {
  /** What segment pay counts in this case. */
  readonly seconds: number;
  readonly chance: number;
}

/** Less likely than this is not drawn, but for what this draw came to. */
const LEAST_CHANCE = 0.0005;

/** The bars that can be seen, and the part of the axis that they stand on, half a segment wider at both ends. */
export function drawingOf(
  { chances }: Averages,
  counted: number,
): { bars: readonly ChanceBar[]; from: number; to: number } {
  const seen = chances.map((chance, count) => ({ seconds: count * SEGMENT_SECONDS, chance }));
  const shown = seen.filter(({ chance, seconds }) => chance >= LEAST_CHANCE || seconds === counted);
  const first = shown[0]?.seconds ?? 0;
  const last = shown.at(-1)?.seconds ?? 0;
  const bars = seen.filter(({ seconds }) => seconds >= first && seconds <= last);
  return { bars, from: first - SEGMENT_SECONDS / 2, to: last + SEGMENT_SECONDS / 2 };
}

/** The picture in words: at most the eight likeliest. */
export function spokenChances(
  { workedSeconds }: Averages,
  counted: number,
  bars: readonly ChanceBar[],
): string {
  const likeliest = bars.toSorted((a, b) => b.chance - a.chance).slice(0, 8);
  const cases = likeliest.map(
    ({ seconds, chance }) => `${formatHours(seconds)} in ${chanceText(chance)} of draws`,
  );
  return `Worked ${formatHours(workedSeconds)}, this draw counts ${formatHours(counted)}. Of all draws: ${cases.join(', ')}.`;
}

/** `64 %`, `0.5 %`, `< 0.1 %`. */
export function chanceText(chance: number): string {
  const percent = chance * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  return `${percent >= 9.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}
