import { formatInstant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { addressOf } from '@stint/wire/client';
import { type FoundThumbnail, readThumbnails, thumbnailsIn } from '@stint/wire/thumbnails';
import { queryOptions } from '@tanstack/react-query';
import { house } from '../api/house.ts';

/** An answer of thumbnails: its bytes, and where in them each picture lies, by `placeOf`. */
export interface ThumbnailSheet {
  readonly bytes: Uint8Array;
  readonly found: ReadonlyMap<string, FoundThumbnail>;
  readonly tag: string | null;
}

export function placeOf(segment: SegmentNumber, monitor: number): string {
  return `${segment}/${monitor}`;
}

/**
 * The thumbnails of a span, asked for once: they stay here, and in no cache of the browser's (TH-P6). Asked again it
 * names what it has, and gets nothing where nothing has changed.
 */
export const thumbnailsOf = (contract: string, { from, to }: Span) =>
  queryOptions({
    queryKey: ['thumbnails', contract, from, to],
    queryFn: async ({ client, queryKey, signal }): Promise<ThumbnailSheet> => {
      const before = client.getQueryData<ThumbnailSheet>(queryKey);
      const query = new URLSearchParams({ from: formatInstant(from), to: formatInstant(to) });
      const response = await house.fetch(`${addressOf(readThumbnails, { contract })}?${query}`, {
        headers: before?.tag ? { 'if-none-match': before.tag } : {},
        signal,
      });
      if (response.status === 304 && before) return before;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const found = response.ok ? thumbnailsIn(bytes) : null;
      if (!found) throw new Error(`no thumbnails: ${response.status}`);
      const places = found.map((one) => [placeOf(one.segment, one.monitor), one] as const);
      return { bytes, found: new Map(places), tag: response.headers.get('etag') };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    structuralSharing: false,
  });
