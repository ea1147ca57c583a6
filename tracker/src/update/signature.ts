import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type Canonical, canonical } from '@stint/proof/canonical';

/** Signs a manifest with an Ed25519 key: base64url of 64 bytes. */
export function signManifest(manifest: Canonical, key: KeyObject): string {
  return sign(null, signedBytes(manifest), key).toString('base64url');
}

/** `key`: base64url of the 32 bytes of an Ed25519 public key. */
export function isSignedBy(manifest: Canonical, signature: string, key: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === SIGNATURE_BYTES && verify(null, signedBytes(manifest), publicKey(key), bytes);
}

/** The 32 bytes of a public key, or of a private one's other half, as base64url. */
export function publicText(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('not an Ed25519 key');
  return x;
}

const SIGNATURE_BYTES = 64;

/** What is signed says what it is for, so that no other signature of this key could stand in for it. */
function signedBytes(manifest: Canonical): Buffer {
  return Buffer.from(`stint-tracker downloads, format 1\n${canonical(manifest)}`);
}

function publicKey(x: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
