import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 60;

/**
 * Keeps the end of a conversation in view while its reader is there, leaves them where they are when they are not, and keeps
 * what they look at in its place while older messages come above it.
 */
export function useScroll(firstN: number, lastN: number, ownCount: number) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const before = useRef({ firstN, lastN, height: 0, ownCount });
  const toEnd = useCallback(() => scrollToEnd(box), []);
  useLayoutEffect(() => {
    const { current: element } = box;
    if (!element) return;
    const { firstN: wasFirst, height, ownCount: wasOwn } = before.current;
    if (firstN < wasFirst) element.scrollTop += element.scrollHeight - height;
    else if (atEnd || ownCount > wasOwn) scrollToEnd(box);
    before.current = { firstN, lastN, height: element.scrollHeight, ownCount };
  }, [firstN, lastN, ownCount, atEnd]);
  // What grows or shrinks by itself, such as the box below, moves nobody from the end.
  const stays = useRef(true);
  useEffect(() => {
    stays.current = atEnd;
  }, [atEnd]);
  useEffect(() => {
    const { current: element } = box;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (stays.current) scrollToEnd(box);
    });
    for (const part of [element, ...element.children]) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const { current: element } = box;
    if (element) setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR);
  };
  return { box, atEnd, toEnd, onScroll };
}

function scrollToEnd({ current: element }: RefObject<HTMLDivElement | null>): void {
  if (element) element.scrollTop = element.scrollHeight;
}
