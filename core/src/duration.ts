import { HOUR_SECONDS, MINUTE_SECONDS } from './instant.ts';

/** Hours for people: 24000 is "6:40", never 6.67. Seconds are shown only where there are some: "6:40:05". */
export function formatHours(seconds: number): string {
  const hours = Math.floor(seconds / HOUR_SECONDS);
  const minutes = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS);
  const rest = seconds % MINUTE_SECONDS;
  return `${hours}:${twoDigits(minutes)}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
}

/** Part of a segment for people: 252 is "4:12", 600 is "10:00". */
export function formatMinutes(seconds: number): string {
  return `${Math.floor(seconds / MINUTE_SECONDS)}:${twoDigits(seconds % MINUTE_SECONDS)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
