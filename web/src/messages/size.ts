/** `0.4 MB`, `12 kB`, `900 bytes`: as people say it, not as computers count. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A file is larger than a message carries. */
export class TooLarge extends Error {}
