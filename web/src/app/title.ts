import { useEffect } from 'react';

/** Names the page in the browser's tab and to a screen reader. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter((part) => part !== undefined), 'Stint'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
