import { segmentEnd } from '@stint/core/segment';
import type { Cut } from './desk/seal.ts';
import type { Told } from './desk/told.ts';
import type { CaptureFault } from './desktop/ports.ts';

/** What the freelancer is told of a picture that could not be taken: once its segment is over (T2). Null: nothing. */
export function toldOfPicture({ contract, tracked, snapshot }: Cut): Told | null {
  const fault = snapshot?.fault;
  if (!fault) return null;
  const { segment } = tracked;
  const message = `${SENTENCES[fault.code]} The segment is kept without one.`;
  return { at: segmentEnd(segment), contract, segment, code: fault.code, message };
}

const SENTENCES: Readonly<Record<CaptureFault['code'], string>> = {
  'disk-full': 'The disk had no room for the picture of its snapshot.',
  'capture-failed': 'The picture of its snapshot could not be taken.',
  'picture-blank':
    'Every monitor showed one plain colour at its snapshot, as a locked or blocked screen does: that is no picture.',
  'capture-timeout': 'The picture of its snapshot took too long.',
};
