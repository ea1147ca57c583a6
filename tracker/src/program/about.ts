import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Form, Manifest, Platform, VersionText } from '@stint/wire/downloads';
import { z } from 'zod';
import { codeOf } from '../files.ts';

/** What a packaged tracker knows of itself. Written by the builder, beside the bundle. */
export const About = z.strictObject({
  version: VersionText,
  platform: Platform,
  form: Form,
  /** Whose lists of downloads are believed: an Ed25519 public key, base64url of 32 bytes. */
  key: z.string().regex(/^[\w-]{43}$/),
  signer: Manifest.shape.signer,
  /** The house that it was made for, offered at the first start; null for any. */
  house: z.string().nullable(),
});
export type About = z.infer<typeof About>;

/** The top of the installed folder: `bin`, `app`, `about.json`. */
export const PACKAGE_FOLDER = join(import.meta.dirname, '..');

/** Null where the tracker runs from the source, which is brought up to date by whoever keeps it. */
export function readAbout(): About | null {
  try {
    return About.parse(JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'about.json'), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
