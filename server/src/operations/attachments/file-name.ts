import { FILE_TYPES, type FileType } from '@stint/wire/attachments';
import { LIMITS } from '@stint/wire/limits';

/**
 * A sender's name for a file as it is kept: without a path, without what could hide it or turn it round, and with an
 * ending that says what it is, so that no computer runs it for its name.
 */
export function cleanName(sent: string, type: FileType): string {
  const last = sent.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [stem, ending] = parted(plain, type);
  const named = RESERVED.test(stem) ? `_${stem}` : stem;
  const room = LIMITS.attachmentName - ending.length - 1;
  return `${cut(named === '' ? 'file' : named, room)}.${ending}`;
}

/** Text of a table stays a table by its name: both are text, and neither is run. */
export function tableType(type: Exclude<FileType, 'text/csv'>, sent: string): FileType {
  return type === 'text/plain' && /\.csv$/iu.test(sent) ? 'text/csv' : type;
}

/** The name's ending where its type may have it; else the whole name, and the type's own ending after it. */
function parted(name: string, type: FileType): readonly [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1).toLowerCase();
  const own = FILE_TYPES[type];
  if (dot >= 0 && (ending === own || ENDINGS[type]?.includes(ending))) return [name.slice(0, dot), ending];
  return [name, own];
}

/** Other endings of the same type. Of text only those that are read and that no system runs. */
const ENDINGS: Partial<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpeg'],
  'text/plain': [
    'md',
    'log',
    'json',
    'yaml',
    'yml',
    'toml',
    'css',
    'sql',
    'tsv',
    'srt',
    'vtt',
    'diff',
    'patch',
  ],
};

/** Names that are devices on some systems, whatever ending they have. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Not through the middle of a character. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, most + 64))) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return kept === '' ? 'file' : kept;
}
