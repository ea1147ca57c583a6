import type { FileType } from '@stint/wire/attachments';
import { FILE_TYPES } from '@stint/wire/attachments';
import { fileTypeFromBuffer } from 'file-type';

/**
 * What a file is, by its content alone; null for everything that is not taken. Of an archive no more than its table of
 * contents is read (at most 1 MiB is unpacked), and a picture is never decoded.
 */
export async function typeOfFile(body: Buffer): Promise<Exclude<FileType, 'text/csv'> | null> {
  if (!BEGINNINGS.some((begins) => begins(body))) return isPlainText(body) ? 'text/plain' : null;
  const found = await fileTypeFromBuffer(body);
  const mime = found?.mime === 'image/apng' ? 'image/png' : found?.mime;
  return mime !== undefined && isTaken(mime) ? mime : null;
}

/** Only what begins like this is looked at closely: the readers of all other formats never see what a stranger sends. */
const BEGINNINGS: readonly ((body: Buffer) => boolean)[] = [
  ...['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', '%PDF-', 'PK\x03\x04'].map(
    (start) => (body: Buffer) => body.toString('latin1', 0, start.length) === start,
  ),
  (body) => body.toString('latin1', 0, 4) === 'RIFF' && body.toString('latin1', 8, 12) === 'WEBP',
];

function isTaken(mime: string): mime is Exclude<FileType, 'text/csv'> {
  return Object.hasOwn(FILE_TYPES, mime) && !mime.startsWith('text/');
}

/** UTF-8 without NUL that begins neither as a script nor as markup, whatever is before that is blank. */
function isPlainText(body: Buffer): boolean {
  if (body.length === 0 || body.includes(0)) return false;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return !/^\s*(?:#!|<[a-z!?/%])/iu.test(text.slice(0, 4096).trimStart());
}
