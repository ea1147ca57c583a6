import type { SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { addressOf } from '@stint/wire/client';
import { readPicture } from '@stint/wire/diary';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { placeOf, type ThumbnailSheet, thumbnailsOf } from './thumbnails-of.ts';

/** `waiting` until the answer is there, null where none came. */
type Shown = ThumbnailSheet | 'waiting' | null;

const ShownContext = createContext<Shown>(null);

/**
 * Asks for the thumbnails of a span (at most eight days) in one request, and hands them to every `Thumbnail` below. What
 * comes after the answer, live, is asked for one by one; so is everything where there is no answer.
 */
export function Thumbnails({
  contract,
  span,
  wanted,
  children,
}: {
  readonly contract: string;
  readonly span: Span;
  /** False where what stands below shows none. */
  readonly wanted: boolean;
  readonly children: ReactNode;
}) {
  const { data, isFetching } = useQuery({ ...thumbnailsOf(contract, span), enabled: wanted });
  return <ShownContext value={data ?? (isFetching ? 'waiting' : null)}>{children}</ShownContext>;
}

interface ThumbnailProps {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly monitor: number;
  /** Pixels of the large picture: its form keeps the place. */
  readonly width: number;
  readonly height: number;
}

/** The thumbnail of one snapshot: out of the span's answer, else from its own address. */
export function Thumbnail({ contract, segment, monitor, width, height }: ThumbnailProps) {
  const shown = useContext(ShownContext);
  const [broken, setBroken] = useState<string | null>(null);
  const { turn, again } = useAgain();
  const found = useMemo(
    () => (shown && shown !== 'waiting' ? pictureIn(shown, segment, monitor) : undefined),
    [shown, segment, monitor],
  );
  const alone = addressOf(readPicture, { contract, segment, monitor, kind: 'thumbnail' });
  const source = shown === 'waiting' ? undefined : found === undefined || found === broken ? alone : found;
  return (
    <img
      key={turn}
      {...(source === undefined ? {} : { src: source })}
      {...(source === alone ? { loading: 'lazy' as const } : {})}
      alt=""
      // What is here already is painted with its segment; what has yet to come holds nothing up.
      decoding={source === alone ? 'async' : 'sync'}
      width={width}
      height={height}
      onError={() => {
        setBroken(source ?? null);
        if (source === alone) again();
      }}
    />
  );
}

const MOST_TURNS = 5;

/** The picture may be here before its thumbnail is: that is asked for again, a few times and ever later. */
function useAgain(): { readonly turn: number; readonly again: () => void } {
  const [turn, setTurn] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const again = () => {
    clearTimeout(timer.current);
    if (turn < MOST_TURNS) timer.current = setTimeout(() => setTurn(turn + 1), 1000 * 2 ** turn);
  };
  return { turn, again };
}

/** Of what is written into an address; a thumbnail is some 3 kB. */
const LONGEST_BYTES = 32_768;

/**
 * As an address that holds the bytes themselves: it goes with its picture. An object URL for each would be 144 errands to
 * the browser's other process before the first picture is painted.
 */
function pictureIn(
  { bytes, found }: ThumbnailSheet,
  segment: SegmentNumber,
  monitor: number,
): string | undefined {
  const place = found.get(placeOf(segment, monitor));
  if (!place || place.end - place.start > LONGEST_BYTES) return undefined;
  return `data:image/webp;base64,${btoa(String.fromCharCode(...bytes.subarray(place.start, place.end)))}`;
}
