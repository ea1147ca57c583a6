import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { View } from '../desk/view.ts';
import { nameOf } from './words.ts';

/** Only what changed is said to a screen reader, never the running seconds. */
export function Live({ view }: { view: View }) {
  const before = useRef(view);
  const [words, setWords] = useState('');
  useEffect(() => {
    const said = changes(before.current, view);
    before.current = view;
    if (said.length > 0) setWords(said.join(' '));
  }, [view]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

function changes(before: View, now: View): string[] {
  const words: string[] = [];
  const contract = now.tracking?.contract;
  if (contract !== undefined && contract !== before.tracking?.contract) {
    words.push(`Tracking ${nameOf(now.contracts, contract)}.`);
  }
  if (before.tracking && !now.tracking) words.push('Tracking has stopped.');
  if (before.line !== now.line) words.push(now.line === 'online' ? 'Online.' : 'Not online.');
  const newest = now.rows[0]?.segment ?? 0;
  if (newest > (before.rows[0]?.segment ?? newest)) words.push('A segment has ended.');
  return words;
}
