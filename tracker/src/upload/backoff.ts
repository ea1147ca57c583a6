const FIRST_SECONDS = 2;
const LONGEST_SECONDS = 300;

/** 2, 4, 8 … 300 seconds, each from half to one and a half of it. */
export function backoffSeconds(failures: number, random: number): number {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, failures - 1));
  return seconds * (0.5 + random);
}
