import { posix, win32 } from 'node:path';
import type { Environment } from '../environment.ts';

/** UNTESTED there. Where macOS and Windows have the browsers that open windows of their own; none elsewhere. */
export function nativeBrowsers(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return ON_MACOS.flatMap((name) =>
      folders.map((folder) => posix.join(folder, `${name}.app/Contents/MacOS`, name)),
    );
  }
  if (platform !== 'win32') return [];
  const folders = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter(
    (each) => each !== undefined,
  );
  return ON_WINDOWS.flatMap((path) => folders.map((folder) => win32.join(folder, path)));
}

const ON_MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];

const ON_WINDOWS = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Chromium\\Application\\chrome.exe',
];
