import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Canonical, canonical } from '@stint/proof/canonical';
import type { Manifest, OfferedFile } from '@stint/wire/downloads';
import { publicText, signManifest } from '../update/signature.ts';

/** A house's downloads, as a server of their own that says whatever a test wants. */
export interface TestFeed {
  readonly house: string;
  /** The key that signs, and its public half as a tracker is built with it. */
  readonly key: KeyObject;
  readonly publicKey: string;
  /** What is answered for a path below `/downloads/`; missing: 404. */
  readonly answers: Map<string, RequestListener>;
  close(): Promise<void>;
}

export async function openFeed(): Promise<TestFeed> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const answers = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const answer = answers.get((request.url ?? '').replace('/downloads/', ''));
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    house: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: privateKey,
    publicKey: publicText(privateKey),
    answers,
    close: () => close(server),
  };
}

/** `manifest.json` as the builder writes it. */
export function signedText(manifest: Canonical, key: KeyObject): string {
  return canonical({ key: publicText(key), manifest, signature: signManifest(manifest, key) });
}

export function manifestOf(
  more: Partial<Manifest> & Pick<Manifest, 'issuedAt' | 'expiresAt' | 'files'>,
): Manifest {
  return { product: 'stint-tracker', format: 1, version: '0.2.0', signer: 'house', ...more };
}

export function fileOf(more: Partial<OfferedFile> = {}): OfferedFile {
  const [name, sha256] = ['stint-tracker_0.2.0_amd64.deb', 'a'.repeat(64)];
  return { name, platform: 'linux-x64', form: 'deb', bytes: 9, sha256, tested: true, ...more };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
