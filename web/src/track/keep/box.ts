import { newSealingKey, type Sealed, Sealer } from './sealing.ts';

/** `pages`: one value by its name. `waiting`: segments on their way. `pictures`: bytes. */
export type Shelf = 'pages' | 'waiting' | 'pictures';

/** Puts a value (on the shelf of pictures: bytes) under a name; null takes it away. */
export interface Change {
  readonly shelf: Shelf;
  readonly name: string;
  readonly value: unknown;
}

const SHELVES: readonly Shelf[] = ['pages', 'waiting', 'pictures'];
const KEYS = 'keys';

/**
 * This browser's own store (IndexedDB): everything in it is sealed, its key cannot be taken out. What `change` has
 * resolved for is there, all of it or none, after a reload, a crash or a power cut.
 */
export class Box {
  private readonly db: IDBDatabase;
  private readonly sealer: Sealer;

  private constructor(db: IDBDatabase, sealer: Sealer) {
    this.db = db;
    this.sealer = sealer;
  }

  static async open(name: string): Promise<Box> {
    const db = await openDatabase(name);
    const known = await answered(read(db, KEYS).get('sealing') as IDBRequest<CryptoKey | undefined>);
    const key = known ?? (await newSealingKey());
    const box = new Box(db, new Sealer(key));
    if (!known) await box.keepKey('sealing', key);
    return box;
  }

  /** Keys of WebCrypto are kept as they are: no bytes of them can be read. */
  async keepKey(name: string, key: CryptoKey): Promise<void> {
    const work = this.db.transaction(KEYS, 'readwrite', { durability: 'strict' });
    work.objectStore(KEYS).put(key, name);
    await done(work);
  }

  async key(name: string): Promise<CryptoKey | null> {
    return (await answered(read(this.db, KEYS).get(name) as IDBRequest<CryptoKey | undefined>)) ?? null;
  }

  /** Null where nothing lies there, or nothing that opens. */
  async page<Value>(shelf: 'pages' | 'waiting', name: string): Promise<Value | null> {
    const bytes = await this.bytes(shelf, name);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Value);
  }

  async bytes(shelf: Shelf, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const sealed = await answered(read(this.db, shelf).get(name) as IDBRequest<Sealed | undefined>);
    return sealed ? this.sealer.open(`${shelf}/${name}`, sealed) : null;
  }

  names(shelf: Shelf): Promise<string[]> {
    return answered(read(this.db, shelf).getAllKeys() as IDBRequest<string[]>);
  }

  /** All of it at once. Where it rejects `storeTroubleOf` says why. */
  async change(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    // Sealed before: a transaction of IndexedDB ends when anything else is waited for.
    const sealed = await Promise.all(changes.map((each) => this.sealedOf(each)));
    const work = this.db.transaction([...SHELVES], 'readwrite', { durability: 'strict' });
    for (const [index, { shelf, name }] of changes.entries()) {
      const value = sealed[index];
      if (value) work.objectStore(shelf).put(value, name);
      else work.objectStore(shelf).delete(name);
    }
    await done(work);
  }

  close(): void {
    this.db.close();
  }

  private async sealedOf({ shelf, name, value }: Change): Promise<Sealed | null> {
    if (value === null) return null;
    const bytes =
      value instanceof Uint8Array
        ? (value as Uint8Array<ArrayBuffer>)
        : new TextEncoder().encode(JSON.stringify(value));
    return this.sealer.seal(`${shelf}/${name}`, bytes);
  }
}

/** What a box does, whatever it keeps things in. */
export type OpenBox = Pick<Box, keyof Box>;

/** `full`: the browser has no room. `broken`: its store is closed, gone, or fails. */
export type StoreTrouble = 'full' | 'broken';

/** Null where it is no fault of the browser's store. */
export function storeTroubleOf(fault: unknown): StoreTrouble | null {
  if (!(fault instanceof StoreFailed || fault instanceof DOMException)) return null;
  return fault.name === 'QuotaExceededError' ? 'full' : 'broken';
}

/** The store gave no fault of its own. */
export class StoreFailed extends Error {}

function openDatabase(name: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => {
    for (const shelf of [...SHELVES, KEYS]) asked.result.createObjectStore(shelf);
  };
  return answered(asked);
}

function read(db: IDBDatabase, shelf: string): IDBObjectStore {
  return db.transaction(shelf, 'readonly').objectStore(shelf);
}

function answered<Value>(asked: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new StoreFailed('the browser’s store does not answer'));
  });
}

function done(work: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new StoreFailed('the browser’s store took nothing'));
  });
}
