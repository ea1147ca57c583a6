import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { DOWNLOAD_LIMITS, type Form, type Manifest, type OfferedFile } from '@stint/wire/downloads';
import { type FeedRefusal, refuseFeed } from './refusals.ts';
import { compareVersions } from './version.ts';

/** The tracker that runs, as it was built. */
export interface Installed {
  readonly version: string;
  /** `process.platform`-`process.arch`. */
  readonly platform: string;
  readonly form: Form;
}

/** The highest version that was ever offered and believed, and the file that it had for this system. */
export interface Seen {
  readonly version: string;
  readonly sha256: string;
}

/** What a list that is believed says. */
export interface Offer {
  readonly version: string;
  readonly file: OfferedFile;
  /** Newer than what runs. */
  readonly newer: boolean;
}

/**
 * What a list with a good signature is worth now. `now` is the computer's own clock. Refusals: `expired`,
 * `not-yet-valid`, `expires-too-far`, `other-platform`, `older-version`, `same-version-other-files`.
 */
export function judge(
  manifest: Manifest,
  installed: Installed,
  seen: Seen | null,
  now: Instant,
): Offer | FeedRefusal {
  if (manifest.expiresAt <= now) return refuseFeed('expired');
  if (manifest.issuedAt > now + GRACE_SECONDS) return refuseFeed('not-yet-valid');
  if (manifest.expiresAt - now > DOWNLOAD_LIMITS.validDays * DAY_SECONDS)
    return refuseFeed('expires-too-far');
  const { version } = manifest;
  const isOlderThanSeen = seen !== null && compareVersions(version, seen.version) < 0;
  if (isOlderThanSeen || compareVersions(version, installed.version) < 0) return refuseFeed('older-version');
  const file = manifest.files.find(
    ({ platform, form }) => platform === installed.platform && form === installed.form,
  );
  if (!file) return refuseFeed('other-platform');
  if (seen !== null && version === seen.version && file.sha256 !== seen.sha256)
    return refuseFeed('same-version-other-files');
  return { version, file, newer: compareVersions(version, installed.version) > 0 };
}

/** Clocks differ a little; more than a day is `clock-far-off` before it comes to this. */
const GRACE_SECONDS = 3600;
