import type { listDownloads } from '@stint/wire/downloads';
import type { Answer } from '@stint/wire/route';

export type DownloadOffer = NonNullable<Answer<typeof listDownloads>['offer']>;
export type DownloadFile = DownloadOffer['files'][number];

/** Where a package has been run; null: nowhere yet. All that is tested is, on Debian and nothing else. */
export function testedWhere({ tested }: DownloadFile): string | null {
  return tested ? 'on Debian' : null;
}

export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}

/** How a file is installed, as it is typed. Null where it is not typed. */
export function installWords({ name, form, platform }: DownloadFile): string | null {
  if (form === 'deb') return `sudo apt install ./${name}`;
  if (form === 'home') {
    const folder = name.replace(/\.tar\.gz$/, '');
    return `tar -xf ${name} && ./${folder}/install.sh`;
  }
  return platform.startsWith('darwin') ? `tar -xf ${name}` : null;
}

/** The SHA-256 of a file that was downloaded, on its own system. */
export function hashWords({ name, platform }: DownloadFile): string {
  if (platform === 'win32-x64') return `certutil -hashfile ${name} SHA256`;
  return platform.startsWith('darwin') ? `shasum -a 256 ${name}` : `sha256sum ${name}`;
}

/** In groups, so that two people can compare it by telephone. */
export function inGroups(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}
