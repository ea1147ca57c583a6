/** Whether a folder with these names in it is a tracker's, so that nobody's other things are ever taken away. */
export function isTrackerFolder(names: readonly string[]): boolean {
  return names.includes('lock') && (names.includes('key.json') || names.every((name) => FIRST.has(name)));
}

/** What lies there before anybody has signed in. */
const FIRST: ReadonlySet<string> = new Set(['lock', 'window', 'control.sock']);
