import { addressOf } from '@stint/wire/client';
import { readPicture } from '@stint/wire/diary';
import { useEffect, useState } from 'react';
import type { BrowserTracker } from '../desk/tracker.ts';
import type { ViewRow } from '../desk/view.ts';

interface PictureProps {
  readonly tracker: BrowserTracker;
  readonly row: ViewRow;
  readonly kind: 'picture' | 'thumbnail';
  readonly alt: string;
}

/** A snapshot's picture: opened from this browser's sealed store, or from the house. */
export function Picture({ tracker, row, kind, alt }: PictureProps) {
  const here = useHere(tracker, row, kind);
  const { contract, segment } = row;
  const there = addressOf(readPicture, { contract, segment, monitor: 0, kind });
  const source = row.picture === 'house' ? there : here;
  return source === null ? null : <img src={source} alt={alt} decoding="async" />;
}

function useHere(tracker: BrowserTracker, row: ViewRow, kind: 'picture' | 'thumbnail'): string | null {
  const [source, setSource] = useState<string | null>(null);
  const { segment, picture, masked } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once blurred it is another picture
  useEffect(() => {
    if (picture !== 'here') return;
    let made: string | null = null;
    let gone = false;
    void tracker.picture(segment, kind).then((bytes) => {
      if (!bytes || gone) return;
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }));
      setSource(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [tracker, segment, kind, picture, masked]);
  return source;
}
