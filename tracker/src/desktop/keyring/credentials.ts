import type { Keyring, KeyringFault } from '../ports.ts';

const GENERIC = 1;
/** Stays on this computer, through log-outs. */
const LOCAL_MACHINE = 2;
const NOT_FOUND = 1168;

/** `CREDENTIALW` of wincred.h; what the tracker leaves empty is a null pointer. */
const CREDENTIAL = {
  Flags: 'uint32_t',
  Type: 'uint32_t',
  TargetName: 'str16',
  Comment: 'str16',
  LastWrittenLow: 'uint32_t',
  LastWrittenHigh: 'uint32_t',
  CredentialBlobSize: 'uint32_t',
  CredentialBlob: 'void *',
  Persist: 'uint32_t',
  AttributeCount: 'uint32_t',
  Attributes: 'void *',
  TargetAlias: 'str16',
  UserName: 'str16',
} as const;

interface Windows {
  write(credential: Readonly<Record<keyof typeof CREDENTIAL, unknown>>): boolean;
  /** Null where Windows gives none; `lastError` says why. */
  read(target: string): Buffer | null;
  remove(target: string): boolean;
  lastError(): number;
}

/**
 * Windows' Credential Manager, which encrypts by its owner's password (DPAPI). UNTESTED: written from its manual,
 * never run on Windows. A secret has at most 2,560 bytes. Null where its library does not load.
 */
export async function openCredentials(): Promise<Keyring | null> {
  const windows = await loadWindows().catch(() => null);
  if (windows === null) return null;
  const faultUnlessMissing = (): null | KeyringFault => {
    const error = windows.lastError();
    return error === NOT_FOUND ? null : { code: 'keyring-failed', detail: `Windows says error ${error}` };
  };
  return {
    read: (name) => Promise.resolve(windows.read(targetOf(name)) ?? faultUnlessMissing()),
    write: (name, secret) => {
      if (windows.write(credentialOf(name, secret))) return Promise.resolve(null);
      const detail = `Windows says error ${windows.lastError()}`;
      return Promise.resolve({ code: 'keyring-failed', detail });
    },
    forget: (name) => Promise.resolve(windows.remove(targetOf(name)) ? null : faultUnlessMissing()),
    close: () => Promise.resolve(),
  };
}

function targetOf(name: string): string {
  return `Stint/${name}`;
}

function credentialOf(name: string, secret: Buffer): Readonly<Record<keyof typeof CREDENTIAL, unknown>> {
  return {
    Flags: 0,
    Type: GENERIC,
    TargetName: targetOf(name),
    Comment: null,
    LastWrittenLow: 0,
    LastWrittenHigh: 0,
    CredentialBlobSize: secret.length,
    CredentialBlob: secret,
    Persist: LOCAL_MACHINE,
    AttributeCount: 0,
    Attributes: null,
    TargetAlias: null,
    UserName: 'stint',
  };
}

async function loadWindows(): Promise<Windows> {
  const koffi = await import('koffi');
  const [credentials, kernel] = [koffi.load('advapi32.dll'), koffi.load('kernel32.dll')];
  const credential = koffi.struct(CREDENTIAL);
  const pointer = koffi.pointer(credential);
  const credWrite = credentials.func('__stdcall', 'CredWriteW', 'bool', [pointer, 'uint32_t']);
  const found = koffi.out(koffi.pointer(pointer));
  const credRead = credentials.func('__stdcall', 'CredReadW', 'bool', [
    'str16',
    'uint32_t',
    'uint32_t',
    found,
  ]);
  const credDelete = credentials.func('__stdcall', 'CredDeleteW', 'bool', ['str16', 'uint32_t', 'uint32_t']);
  const credFree = credentials.func('__stdcall', 'CredFree', 'void', ['void *']);
  const getLastError = kernel.func('__stdcall', 'GetLastError', 'uint32_t', []);
  return {
    write: (filled) => credWrite(filled, 0) === true,
    read: (target) => {
      const place: unknown[] = [null];
      if (credRead(target, GENERIC, 0, place) !== true) return null;
      const read = koffi.decode(place[0], credential) as {
        CredentialBlob: unknown;
        CredentialBlobSize: number;
      };
      // Copied out before it is freed.
      const secret = Buffer.from(Buffer.from(koffi.view(read.CredentialBlob, read.CredentialBlobSize)));
      credFree(place[0]);
      return secret;
    },
    remove: (target) => credDelete(target, GENERIC, 0) === true,
    lastError: () => Number(getLastError()),
  };
}
