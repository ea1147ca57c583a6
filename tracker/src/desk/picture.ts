// What a snapshot holds of pictures. Without a line of node, so that the browser's tracker can hold it too.

/** Two encrypted WebP files of one monitor, mode 0600, already synced to disk; hashes, in lower-case hex, and sizes are of the WebP. */
export interface CapturedPicture {
  /** 0, 1, …: from left to right. */
  readonly monitor: number;
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  /** 320 px wide, never wider than the picture. */
  readonly thumbnail: string;
  readonly thumbnailBytes: number;
  readonly thumbnailSha256: string;
  /** Blurred as a whole, because the terms say so. */
  readonly blurred: boolean;
  /** The share of its area that masks blurred, in thousandths. */
  readonly maskedPermille: number;
  /** What of it that is. Missing: not known. */
  readonly maskedAreas?: readonly PictureArea[];
}

/** A part of a picture, in its pixels. What lies outside of it is cut off. */
export interface PictureArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CaptureFault {
  /** `picture-blank`: every monitor showed one plain colour, as a locked or blocked screen does (TH-T16). */
  readonly code: 'capture-failed' | 'capture-timeout' | 'disk-full' | 'picture-blank';
  /** For the log: what went wrong, in one line. */
  readonly detail: string;
}
