/** What the freelancer chose to share: the browser tells its kind, never a title that Stint would record. */
export type Surface = 'monitor' | 'window' | 'browser' | 'unknown';

export type ShareRefusal = 'share-denied' | 'share-unsupported' | 'share-failed';

/** A share that runs. Nothing is looked at but the one frame that is asked for. */
export interface Share {
  readonly surface: Surface;
  /** One frame of now; null where none comes within `patienceMs`. */
  frame(patienceMs: number): Promise<ImageBitmap | null>;
  /** Called once when it ends by itself: stopped in the browser's own bar, or its window was closed. */
  onEnd(listener: () => void): void;
  close(): void;
}

/** One frame a second is enough for one picture in ten minutes, and costs next to nothing. */
const WANTED: DisplayMediaStreamOptions = {
  video: { frameRate: { ideal: 1, max: 2 } },
  audio: false,
};
/** Chromium's own hints; others leave them aside. */
const HINTS = { selfBrowserSurface: 'exclude', surfaceSwitching: 'include', systemAudio: 'exclude' };

export function canShare(): boolean {
  // Typed as always there; it is missing on phones and on pages that are not secure.
  return (navigator.mediaDevices as MediaDevices | undefined)?.getDisplayMedia !== undefined;
}

/** Asks what to share. Must be called in a click: the browser asks the freelancer, every time. */
export async function askShare(): Promise<Share | ShareRefusal> {
  if (!canShare()) return 'share-unsupported';
  try {
    return await openShare(await navigator.mediaDevices.getDisplayMedia({ ...WANTED, ...HINTS }));
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
    return fault.name === 'NotAllowedError' || fault.name === 'AbortError' ? 'share-denied' : 'share-failed';
  }
}

async function openShare(stream: MediaStream): Promise<Share | ShareRefusal> {
  const [track] = stream.getVideoTracks();
  if (!track) return 'share-failed';
  const video = await play(stream);
  return {
    surface: surfaceOf(track),
    frame: (patienceMs) => frameOf(track, video, patienceMs),
    onEnd: (listener) => track.addEventListener('ended', listener, { once: true }),
    close: () => {
      for (const each of stream.getTracks()) each.stop();
      video.srcObject = null;
    },
  };
}

/** Played, but nowhere on the page: so its newest frame is at hand also where the page is hidden. */
async function play(stream: MediaStream): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  return video;
}

function surfaceOf(track: MediaStreamTrack): Surface {
  const { displaySurface } = track.getSettings();
  const known: readonly Surface[] = ['monitor', 'window', 'browser'];
  return known.find((surface) => surface === displaySurface) ?? 'unknown';
}

/** Chromium gives the next frame itself; elsewhere the video's newest one will do. Muted: nothing comes just now. */
async function frameOf(
  track: MediaStreamTrack,
  video: HTMLVideoElement,
  patienceMs: number,
): Promise<ImageBitmap | null> {
  if (track.readyState === 'ended' || track.muted) return null;
  const next = grab(track);
  const frame = next ? await within(next, patienceMs) : null;
  // It may have ended while it was waited for: then what the video still shows is old.
  if (frame || track.readyState !== 'live' || track.muted) return frame;
  return video.videoWidth > 0 ? createImageBitmap(video) : null;
}

interface FrameGrabber {
  grabFrame(): Promise<ImageBitmap>;
}

function grab(track: MediaStreamTrack): Promise<ImageBitmap> | null {
  const { ImageCapture } = globalThis as { ImageCapture?: new (track: MediaStreamTrack) => FrameGrabber };
  return ImageCapture ? new ImageCapture(track).grabFrame() : null;
}

function within(frame: Promise<ImageBitmap>, patienceMs: number): Promise<ImageBitmap | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    frame.then(
      (bitmap) => {
        clearTimeout(timer);
        resolve(bitmap);
      },
      () => {
        clearTimeout(timer);
        resolve(null);
      },
    );
  });
}
