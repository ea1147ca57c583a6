import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ifThere, writeDurably, writeSynced } from '../files.ts';
import { decrypt, encrypt } from './cipher.ts';

/** Where the key lies: in the desktop's keyring, or, where there is none, in a file beside what it opens. */
export type KeyPlace = 'keyring' | 'file';

/** A file that is there and cannot be read with this key in this role: damaged, or put there by somebody else. */
export class Unreadable extends Error {}

/**
 * Everything that the tracker writes about somebody's work goes through here and is encrypted before its first byte
 * reaches the disk. `role` says what a file is (`desk`, `record CONTRACT SEGMENT`): it opens in that role alone, so that
 * no file can pass for another.
 */
export class Vault {
  readonly keyKept: KeyPlace;
  private readonly key: KeyObject;

  constructor(key: Uint8Array, keyKept: KeyPlace) {
    this.key = createSecretKey(key);
    this.keyKept = keyKept;
  }

  encrypt(role: string, plain: string | Uint8Array): Buffer {
    return encrypt(this.key, role, typeof plain === 'string' ? Buffer.from(plain) : plain);
  }

  /** Null for what cannot be read in this role. */
  decrypt(role: string, bytes: Buffer): Buffer | null {
    return decrypt(this.key, role, bytes);
  }

  /** Writes a file, mode 0600, so that its name holds the old content or the new, whole. */
  write(path: string, role: string, plain: string | Uint8Array): Promise<void> {
    return writeDurably(path, this.encrypt(role, plain));
  }

  /** A new file, mode 0600, on the disk before this resolves. Its name is not yet: sync its folder. */
  writeNew(path: string, role: string, plain: string | Uint8Array): Promise<void> {
    return writeSynced(path, this.encrypt(role, plain));
  }

  /** Null where there is no such file. Rejects with `Unreadable`, or with the system's error. */
  async read(path: string, role: string): Promise<Buffer | null> {
    const bytes = await ifThere(readFile(path));
    if (bytes === null) return null;
    const plain = this.decrypt(role, bytes);
    if (plain === null) throw new Unreadable(`${path} cannot be read as ${role}`);
    return plain;
  }

  /** As `read`; what no JSON could be made of is `Unreadable` too. What is JSON is our own, and of type `Page`. */
  async readJson<Page>(path: string, role: string): Promise<Page | null> {
    const plain = await this.read(path, role);
    if (plain === null) return null;
    try {
      return JSON.parse(plain.toString()) as Page;
    } catch (error) {
      throw new Unreadable(`${path} holds no JSON`, { cause: error });
    }
  }

  writeJson(path: string, role: string, page: unknown): Promise<void> {
    return this.write(path, role, `${JSON.stringify(page)}\n`);
  }

  /** For a child process, over its standard input: never in arguments or environment, which others can read. */
  keyForChild(): string {
    return this.key.export().toString('base64');
  }
}

/** What a store begins with where its file is missing, or damaged. */
export async function orElse<Page>(reading: Promise<Page | null>, otherwise: Page): Promise<Page> {
  try {
    return (await reading) ?? otherwise;
  } catch (error) {
    if (error instanceof Unreadable) return otherwise;
    throw error;
  }
}
