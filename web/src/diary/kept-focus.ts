import { type RefObject, useEffect, useRef } from 'react';

/** What Tab reaches of a view: a segment, or in a month a day. */
const CURRENT = '[data-segment][tabindex="0"], [data-day][tabindex="0"]';
const READING = '[aria-busy="true"], .mantine-Skeleton-root';

/**
 * What had the focus on the page is gone, with its view, its day, or what it was for: the focus comes to the cell that Tab
 * reaches, as soon as there is one. Where there is none to come, to the page. Whoever has left the page is not fetched.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? keepFocus(ref.current) : undefined), []);
  return ref;
}

function keepFocus(page: HTMLElement): () => void {
  let held: Element | null = null;
  const isGone = () => held !== null && (!held.isConnected || held.matches(':disabled'));
  const come = ({ target }: FocusEvent) => {
    held = target instanceof Element ? target : null;
  };
  // Once the focus is where it goes to: what was left is still there, and is not waited for.
  const leave = () =>
    setTimeout(() => {
      if (!isGone() && document.activeElement !== held) held = null;
    });
  const look = () => {
    // What is disabled keeps the focus for a moment more, and no key reaches it.
    const isLost = [document.body, held].includes(document.activeElement);
    if (!isGone() || !isLost) return;
    const next = page.querySelector<HTMLElement>(CURRENT);
    if (!next && page.querySelector(READING)) return;
    held = null;
    if (next) next.focus();
    else document.getElementById('main')?.focus({ preventScroll: true });
  };
  page.addEventListener('focusin', come);
  page.addEventListener('focusout', leave);
  const changes = new MutationObserver(look);
  changes.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    changes.disconnect();
    page.removeEventListener('focusin', come);
    page.removeEventListener('focusout', leave);
  };
}
