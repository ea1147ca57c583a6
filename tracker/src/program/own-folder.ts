/** Whether a folder with these names in it is a tracker's, so that nobody's other things are ever taken away. */
export function isEmptyOrTracker(names: readonly string[]): boolean {
  return names.length === 0 || names.includes('lock');
}
