import { z } from 'zod';
import { InstantText, Sha256 } from './letters.ts';
import { route } from './route.ts';

/** Limits of what is offered for download, for house, builder and tracker alike. */
export const DOWNLOAD_LIMITS = {
  manifestBytes: 65_536,
  fileBytes: 512 * 1024 * 1024,
  files: 32,
  /** Days from now beyond which no list may hold: one that holds for ever cannot be frozen out. */
  validDays: 400,
} as const;

/** Where a house offers its files: `/downloads/manifest.json`, `/downloads/NAME`. */
export const DOWNLOADS_PATH = '/downloads';
export const MANIFEST_NAME = 'manifest.json';

/** What `process.platform`-`process.arch` is there. */
export const Platform = z.enum(['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64']);
export type Platform = z.infer<typeof Platform>;

/** `deb`: installed by the system; `home`: a tar with an install.sh for one's own home; `folder`: to be unpacked. */
export const Form = z.enum(['deb', 'home', 'folder']);
export type Form = z.infer<typeof Form>;

/** Letters, digits, and `. _ -` inside: nothing that a path, a shell or a header could take for more. */
export const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,98}[A-Za-z0-9]$/);

/** `1.2.3`, without leading zeros. */
export const VersionText = z
  .string()
  .max(30)
  .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);

export const OfferedFile = z.strictObject({
  name: FileName,
  platform: Platform,
  form: Form,
  bytes: z.number().int().min(1).max(DOWNLOAD_LIMITS.fileBytes),
  sha256: Sha256,
  /** False: nobody has ever run it on such a system. */
  tested: z.boolean(),
});
export type OfferedFile = z.infer<typeof OfferedFile>;

/** The list of one version's files. Instants in whole seconds since 1970 UTC, by the world's clock. */
export const Manifest = z.strictObject({
  product: z.literal('stint-tracker'),
  format: z.literal(1),
  version: VersionText,
  issuedAt: z.number().int().min(0),
  expiresAt: z.number().int().min(0),
  /** `release`: a key kept away from every house; `house`: one that this house made for itself. */
  signer: z.enum(['release', 'house']),
  files: z.array(OfferedFile).min(1).max(DOWNLOAD_LIMITS.files),
});
export type Manifest = z.infer<typeof Manifest>;

/** The bytes of `manifest.json`: canonical, with an Ed25519 signature (base64url) of the manifest inside. */
export const SignedManifest = z.strictObject({
  manifest: Manifest,
  /** The public key, 32 bytes: a tracker goes by the one that it was built with, and never by this one. */
  key: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type SignedManifest = z.infer<typeof SignedManifest>;

export const listDownloads = route({
  method: 'GET',
  path: '/downloads',
  says: 'The trackers that this house offers for download, with size and SHA-256. The signed list is /downloads/manifest.json.',
  tag: 'tracker',
  access: ['anybody'],
  answer: z.object({
    /** `being-built`: they are being made, `doing` says how far; `broken`: the list cannot be read. */
    state: z.enum(['ready', 'being-built', 'none', 'broken']),
    doing: z.string().nullable(),
    /** Null until there is one. */
    offer: z
      .object({
        version: VersionText,
        issuedAt: InstantText,
        expiresAt: InstantText,
        signer: Manifest.shape.signer,
        /** SHA-256 of the public key, hexadecimal. */
        keyFingerprint: Sha256,
        /** `address`: below this house's origin. */
        files: z.array(OfferedFile.extend({ address: z.string() })),
      })
      .nullable(),
  }),
});
