/** What this browser keeps of unsent words, by the beginnings of their names. */
export const DRAFT = 'stint-draft:';
export const UNSENT = 'stint-unsent:';

/** At signing out: the next who sits down here reads none of it. */
export function forgetAllDrafts(): void {
  for (const kept of [localStorage, sessionStorage]) {
    const keys = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '');
    for (const key of keys) {
      if (key.startsWith(DRAFT) || key.startsWith(UNSENT)) kept.removeItem(key);
    }
  }
}
