import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { useCallback, useEffect, useState } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { pictureOf, primaryOf } from '../face.ts';

/** Segments a second. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

const AHEAD = 2;

export interface Reel {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly setSpeed: (speed: Speed) => void;
  readonly toggle: () => void;
  /** Steps by so many segments, and stops. */
  readonly step: (by: number) => void;
  /** To one of them, and stops. */
  readonly go: (segment: SegmentNumber) => void;
  /** What is shown has come (or never will): its time begins. */
  readonly ready: () => void;
  /** Does what a key means; false where it means nothing. */
  readonly press: (key: string) => boolean;
  /** The next entries that have a picture. */
  readonly ahead: (diary: DiaryBySegment) => { segment: SegmentNumber; entry: DiaryEntry }[];
}

/** It begins at rest, whoever opens it; each picture has its time from when it is there, and the last one stops it. */
export function useReel(
  segments: readonly SegmentNumber[],
  current: SegmentNumber,
  follow: (segment: SegmentNumber) => void,
): Reel {
  const [wanted, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const [readyFor, setReadyFor] = useState<SegmentNumber | null>(null);
  const place = segments.indexOf(current);
  const next = segments[place + 1];
  const playing = wanted && next !== undefined;
  useEffect(() => {
    if (!playing || readyFor !== current) return;
    const timer = setTimeout(() => follow(next), 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, readyFor, current, next, speed, follow]);
  const go = (segment: SegmentNumber | undefined) => {
    setPlaying(false);
    if (segment !== undefined) follow(segment);
  };
  const toggle = () => {
    if (next === undefined && segments[0] !== undefined) follow(segments[0]);
    setPlaying(!playing);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ' ': toggle,
    ArrowLeft: () => go(segments[place - 1]),
    ArrowRight: () => go(next),
    Home: () => go(segments[0]),
    End: () => go(segments.at(-1)),
  };
  return {
    playing,
    speed,
    isFirst: place <= 0,
    isLast: next === undefined,
    setSpeed,
    toggle,
    step: (by) => go(segments[place + by]),
    go,
    ready: useCallback(() => setReadyFor(current), [current]),
    press: (key) => {
      const deed = keys[key];
      deed?.();
      return deed !== undefined;
    },
    ahead: (diary) => withPicture(segments.slice(place + 1, place + 1 + AHEAD), diary),
  };
}

function withPicture(segments: readonly SegmentNumber[], diary: DiaryBySegment) {
  return segments.flatMap((segment) => {
    const entries = diary.get(segment);
    const entry = entries && primaryOf(entries);
    return entry && pictureOf(entry) === 'shown' ? [{ segment, entry }] : [];
  });
}
