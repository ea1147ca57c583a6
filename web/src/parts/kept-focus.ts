import { type RefObject, useEffect, useRef } from 'react';

const READING = '[aria-busy="true"], .mantine-Skeleton-root';
const REACHED =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/**
 * What had the focus on a page is gone, with its view, its day, or what it was for: the focus comes to the first that
 * `current` selects, as soon as that is read; else to what is nearest to the place. From a dialog it comes back to what
 * opened that. Whoever has left the page is not fetched.
 */
export function useKeptFocus(current?: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? keepFocus(ref.current, current) : undefined), [current]);
  return ref;
}

/** What has the focus, and all that it stands in, innermost first. */
interface Held {
  readonly element: Element;
  readonly around: readonly Element[];
}

function keepFocus(page: HTMLElement, current: string | undefined): () => void {
  let held: Held | null = null;
  let inDialog = false;
  const come = ({ target }: FocusEvent) => {
    held = target instanceof Element ? { element: target, around: aroundOf(target, page) } : null;
    inDialog = false;
  };
  // Once the focus is where it goes to: what was left is still there, and is not waited for.
  const leave = () =>
    setTimeout(() => {
      const { activeElement: now } = document;
      inDialog = now?.closest('[role="dialog"]') !== null;
      if (held && !isGone(held) && now !== held.element && !inDialog) held = null;
    });
  const look = () => {
    // What is disabled keeps the focus for a moment more, and no key reaches it.
    const isLost = [document.body, held?.element].includes(document.activeElement ?? document.body);
    if (!held || !isLost || document.querySelector('[role="dialog"]')) return;
    if (inDialog && !isGone(held) && held.element instanceof HTMLElement) return held.element.focus();
    if (!isGone(held)) return;
    const next = current === undefined ? null : page.querySelector<HTMLElement>(current);
    if (!next && page.querySelector(READING)) return;
    const { around } = held;
    held = null;
    (next ?? nearest(around) ?? document.getElementById('main'))?.focus();
  };
  page.addEventListener('focusin', come);
  page.addEventListener('focusout', leave);
  const changes = new MutationObserver(look);
  const anything = { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] };
  changes.observe(document.body, anything);
  return () => {
    changes.disconnect();
    page.removeEventListener('focusin', come);
    page.removeEventListener('focusout', leave);
  };
}

function isGone({ element }: Held): boolean {
  return !element.isConnected || element.matches(':disabled');
}

function aroundOf(element: Element, page: HTMLElement): Element[] {
  const around: Element[] = [];
  for (let one = element.parentElement; one && one !== page.parentElement; one = one.parentElement) {
    around.push(one);
  }
  return around;
}

function nearest(around: readonly Element[]): HTMLElement | undefined {
  for (const one of around) {
    if (!one.isConnected) continue;
    const found = [...one.querySelectorAll<HTMLElement>(REACHED)].find((reached) =>
      reached.checkVisibility(),
    );
    if (found) return found;
  }
  return undefined;
}
