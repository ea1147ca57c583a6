// How the panel says time and money. Hours are 6:40, never 6.67; activity is 7/10.

/** 4360 is "1:12:40". @param {number} seconds */
export function stopwatch(seconds) {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** 20400 is "5:40". @param {number} seconds */
export function hours(seconds) {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
}

/**
 * Counted time: to the second where every second counts (C2).
 * @param {number} seconds
 * @param {'segment' | 'exact' | undefined} pay
 */
export function counted(seconds, pay) {
  return pay === 'exact' ? stopwatch(seconds) : hours(seconds);
}

/** 252 is "4:12". @param {number} seconds */
export function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** "10 minutes", "4:12". @param {number} seconds */
export function spell(seconds) {
  if (seconds % 60 !== 0) return minutes(seconds);
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
}

/** Clock time where the reader is. @param {string | number} instant */
export function clock(instant) {
  return new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}

/** @param {string} start @param {string} end */
export function between(start, end) {
  return `${clock(start)}–${clock(end)}`;
}

/** "Mon 16 Nov, 13:20": the day, and the clock where it matters. @param {string} instant */
export function dayAndClock(instant) {
  const day = new Date(instant).toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day}, ${clock(instant)}`;
}

/** The clock alone today, else with its day. @param {string} instant @param {string} now */
export function when(instant, now) {
  const sameDay = new Date(instant).toDateString() === new Date(now).toDateString();
  return sameDay ? clock(instant) : dayAndClock(instant);
}

/** The amount is a plain decimal; only its dress is the reader's. @param {string} amount @param {string} currency */
export function money(amount, currency) {
  return new Intl.NumberFormat([], { style: 'currency', currency }).format(/** @type {never} */ (amount));
}

/** 1536000 is "1.5 MB"; less than one kilobyte is said as a part of it. @param {number} bytes */
export function size(bytes) {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length, Math.floor(Math.log10(Math.max(1000, bytes)) / 3));
  const short = {
    style: 'unit',
    unit: units[step - 1],
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 10 ** (step * 3 + 1) ? 1 : 0,
  };
  return new Intl.NumberFormat([], /** @type {Intl.NumberFormatOptions} */ (short)).format(
    bytes / 1000 ** step,
  );
}

/** @param {number} count @param {string} one */
export function many(count, one) {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, '0');
}
