/** Why a house cannot open: each has a code for programs and a sentence for the operator who starts it. */
export type StartRefusalCode =
  | 'folder-held' // another process works on this folder
  | 'folder-newer' // a newer version of the program wrote this folder
  | 'folder-unusable' // no folder, not writable, or not ours
  | 'disk-full'
  | 'engine-missing' // no PostgreSQL for this platform is installed
  | 'engine-unusable' // there is one, and it does not run here
  | 'engine-user' // root, and no ordinary user to run PostgreSQL as
  | 'database-newer' // made by a newer major version of PostgreSQL
  | 'database-older' // made by an older one
  | 'database-stuck'; // PostgreSQL does not start or does not answer; the sentence ends with its own words

export interface StartRefusal {
  readonly refused: StartRefusalCode;
  readonly sentence: string;
}

export function refuseStart(refused: StartRefusalCode, sentence: string): StartRefusal {
  return { refused, sentence };
}

export function isStartRefusal(value: unknown): value is StartRefusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'sentence' in value;
}

/** The refusal behind a failed file operation on `path`; what is no expected trouble is thrown again. */
export function refuseForFile(error: unknown, path: string): StartRefusal {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuseFullDisk(path);
  if (code === 'ERR_SQLITE_ERROR') return refuseForLock(error, path);
  const reason = code === undefined ? undefined : UNUSABLE[code];
  if (reason === undefined) throw error;
  return refuseStart('folder-unusable', `${path} cannot be used: ${reason}. Name another with STINT_DATA.`);
}

export function refuseFullDisk(path: string): StartRefusal {
  return refuseStart('disk-full', `The disk that holds ${path} is full. Free some space and start again.`);
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** SQLite's words for what the file system would not do for a lock (`lock.ts`). */
function refuseForLock(error: unknown, path: string): StartRefusal {
  const said = error instanceof Error ? error.message : String(error);
  if (/full/.test(said)) return refuseFullDisk(path);
  const cannot = `Files in ${path} cannot be locked (${said}).`;
  return refuseStart('folder-unusable', `${cannot} Name a folder on a local disk with STINT_DATA.`);
}

const UNUSABLE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  EISDIR: 'a folder stands where a file belongs',
  ENOENT: 'it cannot be made',
  ELOOP: 'its links run in a circle',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
};
