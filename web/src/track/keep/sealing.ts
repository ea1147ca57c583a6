/** Something sealed: AES-256-GCM under a nonce of its own. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** A key that this browser keeps and hands to nobody, not even to this page: it cannot be taken out. */
export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals and opens what is kept. `name`: where it lies; what is moved to another place does not open there. */
export class Sealer {
  private readonly key: CryptoKey;

  constructor(key: CryptoKey) {
    this.key = key;
  }

  async seal(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    return { nonce, bytes: await crypto.subtle.encrypt(named(name, nonce), this.key, bytes) };
  }

  /** Null where it was sealed by another key, elsewhere, or has been changed since. */
  async open(name: string, { nonce, bytes }: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(named(name, nonce), this.key, bytes));
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === 'OperationError') return null;
      throw fault;
    }
  }
}

function named(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}
