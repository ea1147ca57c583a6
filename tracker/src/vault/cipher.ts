import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** AES-256. */
export const KEY_BYTES = 32;

/** How every file begins that says anything about somebody's work; the number is the version of what follows. */
export const HEADER = Buffer.from('stint-vault 1\n');

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * HEADER, nonce, ciphertext, tag (AES-256-GCM). The nonce is random: one key writes some two million files a year, and
 * may write four thousand million. `role` says what the bytes are; under another one they cannot be read.
 */
export function encrypt(key: KeyObject, role: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound(role));
  return Buffer.concat([HEADER, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null for what another key wrote, or in another role, or what is not whole any more. */
export function decrypt(key: KeyObject, role: string, bytes: Buffer): Buffer | null {
  const from = HEADER.length + NONCE_BYTES;
  if (!isEncrypted(bytes) || bytes.length < from + TAG_BYTES) return null;
  const nonce = bytes.subarray(HEADER.length, from);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound(role));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(from, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null; // the tag does not fit, and that is all that can be wrong here
  }
}

export function isEncrypted(bytes: Uint8Array): boolean {
  return HEADER.equals(bytes.subarray(0, HEADER.length));
}

function bound(role: string): Buffer {
  return Buffer.concat([HEADER, Buffer.from(role)]);
}
