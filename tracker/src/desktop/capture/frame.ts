/** What one monitor shows: `rgb` holds 3 bytes per pixel, row by row from the top. `x`, `y`: where it stands on the desktop. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}
