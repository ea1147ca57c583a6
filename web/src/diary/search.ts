const SHOWS = ['why', 'picture', 'memo', 'delete'] as const;

/** Which segment is open, and in what; in the address, so that Back closes it and a link can lead to it. */
export interface DiarySearch {
  readonly segment?: number;
  readonly show?: (typeof SHOWS)[number];
}

export function readSearch({ segment, show }: Record<string, unknown>): DiarySearch {
  const shown = SHOWS.find((one) => one === show);
  return {
    ...(Number.isSafeInteger(segment) ? { segment: Number(segment) } : {}),
    ...(shown ? { show: shown } : {}),
  };
}
