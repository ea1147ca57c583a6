import type { SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { addressOf } from '@stint/wire/client';
import { readPicture } from '@stint/wire/diary';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type ThumbnailSheet, thumbnailsOf } from './thumbnails-of.ts';

/** Object URLs by segment and monitor; `waiting` until the answer is there, null where none came. */
type Shown = ReadonlyMap<string, string> | 'waiting' | null;

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
  const shown = useObjectUrls(data);
  return <ShownContext value={shown ?? (isFetching || data ? 'waiting' : null)}>{children}</ShownContext>;
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
  const found = shown === 'waiting' ? undefined : shown?.get(placeOf(segment, monitor));
  const alone = addressOf(readPicture, { contract, segment, monitor, kind: 'thumbnail' });
  const source = shown === 'waiting' ? undefined : found === undefined || found === broken ? alone : found;
  return (
    <img
      {...(source === undefined ? {} : { src: source })}
      {...(source === alone ? { loading: 'lazy' as const } : {})}
      alt=""
      decoding="async"
      width={width}
      height={height}
      onError={() => setBroken(source ?? null)}
    />
  );
}

/** One for each picture of an answer, as long as that is shown. */
function useObjectUrls(sheet: ThumbnailSheet | undefined): ReadonlyMap<string, string> | null {
  const [urls, setUrls] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!sheet) return;
    const made = new Map(
      sheet.found.map(({ segment, monitor, start, end }) => [
        placeOf(segment, monitor),
        URL.createObjectURL(sheet.bytes.slice(start, end, 'image/webp')),
      ]),
    );
    setUrls(made);
    return () => {
      setUrls(null);
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [sheet]);
  return urls;
}

function placeOf(segment: SegmentNumber, monitor: number): string {
  return `${segment}/${monitor}`;
}
