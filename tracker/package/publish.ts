import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { canonical } from '@stint/proof/canonical';
import { MANIFEST_NAME, type Manifest, type OfferedFile, SignedManifest } from '@stint/wire/downloads';
import { publicText, signManifest } from '../src/update/signature.ts';
import { compareVersions } from '../src/update/version.ts';
import type { ReleaseKey } from './release-key.ts';

/** A package that is ready, with its bytes. */
export interface Made extends Pick<OfferedFile, 'name' | 'platform' | 'form' | 'tested'> {
  readonly bytes: Uint8Array;
}

export interface PublishOptions {
  readonly folder: string;
  readonly version: string;
  /** By the world's clock, seconds since 1970 UTC. */
  readonly now: number;
  readonly validDays: number;
  readonly key: ReleaseKey;
  /** Publish a version again although its files differ: installed trackers will refuse it. */
  readonly replace: boolean;
}

/**
 * Puts packages into the folder that a house offers from, and signs the list of all files of this version. The list
 * changes last and at once, so nobody ever finds half of it. A sentence where trackers would refuse what came of it.
 */
export function publish(made: readonly Made[], options: PublishOptions): Manifest | string {
  const { folder, version, now, key } = options;
  const before = readPublished(folder);
  const fault = before && !options.replace ? faultOf(before, made, options) : null;
  if (fault !== null) return fault;
  const kept =
    before?.manifest.version === version && before.key === publicText(key.key) ? before.manifest.files : [];
  for (const { name, bytes } of made) writeWhole(join(folder, name), bytes);
  const files = [
    ...kept.filter(({ name }) => made.every((each) => each.name !== name) && existsSync(join(folder, name))),
    ...made.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.length, sha256: sha256(bytes) })),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const manifest: Manifest = {
    product: 'stint-tracker',
    format: 1,
    version,
    issuedAt: now,
    expiresAt: now + options.validDays * 86_400,
    signer: key.signer,
    files,
  };
  const signed = { manifest, key: publicText(key.key), signature: signManifest(manifest, key.key) };
  writeWhole(join(folder, MANIFEST_NAME), Buffer.from(canonical(signed)));
  for (const name of readdirSync(folder)) {
    if (OURS.test(name) && files.every((each) => each.name !== name)) rmSync(join(folder, name));
  }
  return manifest;
}

/** The list that is offered now; null where there is none, or none that can be read. */
export function readPublished(folder: string): SignedManifest | null {
  try {
    return SignedManifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST_NAME), 'utf8')));
  } catch {
    return null;
  }
}

function faultOf(
  { manifest, key }: SignedManifest,
  made: readonly Made[],
  options: PublishOptions,
): string | null {
  const { version } = options;
  const anyway = 'Or publish it all the same with --replace: trackers that are installed will refuse it.';
  if (compareVersions(version, manifest.version) < 0)
    return `${manifest.version} is offered already, which is newer than ${version}. ${anyway}`;
  if (key !== publicText(options.key.key))
    return `${manifest.version} was signed with another key, which installed trackers know. Give that one with --key. ${anyway}`;
  const changed = made.find(({ name, bytes }) =>
    manifest.files.some((file) => file.name === name && file.sha256 !== sha256(bytes)),
  );
  if (version !== manifest.version || !changed) return null;
  return `${version} was published with another ${changed.name}. Raise the version in tracker/package.json. ${anyway}`;
}

/** Packages of other versions, and what a killed builder left. */
const OURS = /^stint-tracker[-_].+\.(deb|tar\.gz|zip)$|\.part$/;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(`${path}.part`, 'w', 0o644);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.part`, path);
}
