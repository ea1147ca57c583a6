import { useState } from 'react';

/**
 * What is typed into a form, kept in this tab until the form is done or it is forgotten: who leaves half-way, or whose page
 * is loaded again, finds it. `key` names the form and what it is about.
 */
export function useKeptDraft<Draft extends object>(
  key: string,
  make: () => Draft,
): [draft: Draft, type: (draft: Draft) => void, forget: () => void] {
  const [draft, setDraft] = useState(() => ({ ...make(), ...readKept<Draft>(key) }));
  const type = (typed: Draft): void => {
    setDraft(typed);
    try {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(typed));
    } catch {
      // A browser that keeps nothing: it is in the page, until that is left.
    }
  };
  const forget = (): void => {
    try {
      sessionStorage.removeItem(PREFIX + key);
    } catch {
      // As above.
    }
  };
  return [draft, type, forget];
}

const PREFIX = 'stint-draft:';

function readKept<Draft>(key: string): Partial<Draft> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
