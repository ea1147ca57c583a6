import type { Form, Platform } from '@stint/wire/downloads';

/** The system that somebody reads this page on, as far as a browser tells. */
export type System = 'linux' | 'macos' | 'windows' | 'chromeos' | 'phone' | 'other';

/** By the browser's own name for itself. It decides an order on a page, and nothing else. */
export function systemOf(userAgent: string): System {
  if (/Android|iPhone|iPad|Mobile/.test(userAgent)) return 'phone';
  if (/CrOS/.test(userAgent)) return 'chromeos';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Macintosh|Mac OS X/.test(userAgent)) return 'macos';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}

/** Whether the reader's computer says that it is ARM. Many that are do not say so. */
export function isArm(userAgent: string): boolean {
  return /aarch64|arm64|armv/i.test(userAgent);
}

export interface Offered {
  readonly platform: Platform;
  readonly form: Form;
}

/** What a file is for, in the words of who looks for it. */
export function kindOf({ platform, form }: Offered): { system: System; says: string; detail: string } {
  const chip = platform.endsWith('arm64') ? '64-bit ARM' : '64-bit Intel and AMD';
  if (platform.startsWith('linux')) {
    return form === 'deb'
      ? { system: 'linux', says: 'Debian, Ubuntu, Mint', detail: `.deb, ${chip}` }
      : { system: 'linux', says: 'Other Linux', detail: `.tar.gz for your own home, ${chip}` };
  }
  if (platform === 'win32-x64') return { system: 'windows', says: 'Windows', detail: `.zip, ${chip}` };
  const apple = platform === 'darwin-arm64' ? 'Apple silicon' : 'Intel';
  return { system: 'macos', says: `macOS, ${apple}`, detail: '.tar.gz with the app in it' };
}

/** Whether a reader could run it, as far as a browser tells. */
export function fits(file: Offered, system: System, arm: boolean): boolean {
  const needs = file.platform.endsWith('arm64');
  // A Mac of either kind says Intel.
  return kindOf(file).system === system && (system !== 'linux' || needs === arm);
}

/** The reader's own system first; within it what most will want. */
export function inOrderFor<File extends Offered>(system: System, files: readonly File[]): File[] {
  const rank = (file: File): number => {
    const own = kindOf(file).system === system ? 0 : 100;
    return own + ORDER.indexOf(`${file.platform}/${file.form}`);
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

const ORDER: readonly string[] = [
  'linux-x64/deb',
  'linux-x64/home',
  'linux-arm64/deb',
  'linux-arm64/home',
  'darwin-arm64/folder',
  'darwin-x64/folder',
  'win32-x64/folder',
];

export const SYSTEM_NAMES: Readonly<Record<System, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
  chromeos: 'ChromeOS',
  phone: 'a phone or tablet',
  other: 'your system',
};
