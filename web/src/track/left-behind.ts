/** Something of a freelancer's waits in this browser: told to the other pages, which load nothing of the tracker. */
export function tellLeftBehind(person: string, waits: boolean): void {
  if (waits === isLeftBehind(person)) return;
  if (waits) localStorage.setItem(nameOf(person), 'yes');
  else localStorage.removeItem(nameOf(person));
}

/** Brings what an earlier page of this browser left, whatever page is open now. */
export async function bringLeftBehind(person: string): Promise<void> {
  if (!isLeftBehind(person) || !isSecureContext) return;
  const { theTracker } = await import('./desk/the-tracker.ts');
  await theTracker(person);
}

function isLeftBehind(person: string): boolean {
  return localStorage.getItem(nameOf(person)) !== null;
}

function nameOf(person: string): string {
  return `stint-track-${person}-waits`;
}
