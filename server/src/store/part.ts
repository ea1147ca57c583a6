/** A part of what is due: at most `limit`, past the first `past` of it. */
export interface Part {
  readonly limit: number;
  readonly past: number;
}
