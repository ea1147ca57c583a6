import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

const inside = getRouteApi('/inside');

/**
 * What somebody types into a form, kept in this tab until the form is done or it is forgotten, or they sign out: who leaves
 * half-way, or whose page is loaded again, finds it; nobody else does. `key` names the form and what it is about.
 */
export function useKeptDraft<Draft extends object>(
  key: string,
  make: () => Draft,
): [draft: Draft, type: (draft: Draft) => void, forget: () => void] {
  const { person } = inside.useRouteContext();
  const place = `${PREFIX}${person.id}:${key}`;
  const [draft, setDraft] = useState(() => ({ ...make(), ...readKept<Draft>(place) }));
  const type = (typed: Draft): void => {
    setDraft(typed);
    try {
      sessionStorage.setItem(place, JSON.stringify(typed));
    } catch {
      // A browser that keeps nothing: it is in the page, until that is left.
    }
  };
  const forget = (): void => {
    try {
      sessionStorage.removeItem(place);
    } catch {
      // As above.
    }
  };
  return [draft, type, forget];
}

const PREFIX = 'stint-draft:';

function readKept<Draft>(place: string): Partial<Draft> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
