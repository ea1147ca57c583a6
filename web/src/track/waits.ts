/** Something of a freelancer's waits in this browser: told to the other pages, which load nothing of the tracker. */
export function tellWaits(person: string, waits: boolean): void {
  if (waits === hasWaiting(person)) return;
  if (waits) localStorage.setItem(nameOf(person), 'yes');
  else localStorage.removeItem(nameOf(person));
}

export function hasWaiting(person: string): boolean {
  return localStorage.getItem(nameOf(person)) !== null;
}

function nameOf(person: string): string {
  return `stint-track-${person}-waits`;
}
