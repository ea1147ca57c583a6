/** A picture and its thumbnail, as WebP. */
export interface Pictured {
  readonly width: number;
  readonly height: number;
  readonly picture: Uint8Array<ArrayBuffer>;
  readonly thumbnail: Uint8Array<ArrayBuffer>;
}

/** What the picture worker is asked: encode a frame, or blur what was encoded before. Blurred: all of it, for good. */
export type PictureWork =
  | { readonly frame: ImageBitmap; readonly blurred: boolean }
  | { readonly picture: Uint8Array<ArrayBuffer> };
