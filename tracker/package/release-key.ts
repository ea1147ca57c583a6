import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReleaseKey {
  readonly key: KeyObject;
  readonly signer: 'release' | 'house';
}

/**
 * The key that signs. `path`: a file with an Ed25519 private key in PEM, which is best kept away from every house
 * (`openssl genpkey -algorithm ed25519`). Without one the house has a key of its own, made when it is first needed: a
 * tracker then trusts whoever it was downloaded from. Throws where a file holds no such key.
 */
export function releaseKey(path: string | null, folder: string): ReleaseKey {
  if (path !== null) return { key: read(path), signer: 'release' };
  const own = join(folder, OWN_KEY);
  if (!existsSync(own)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return { key: read(own), signer: 'house' };
}

/** Beside the files, and never one of them: only what the list names is served. */
const OWN_KEY = 'house-key.pem';

function read(path: string): KeyObject {
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`${path} holds no Ed25519 key`);
  return key;
}
