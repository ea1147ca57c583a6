import { spawn } from 'node:child_process';

/**
 * Shows a house's page in the browser that somebody uses anyway, where they may be signed in already. No shell reads the
 * address. False where nothing here opens pages.
 */
export function openInBrowser(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`not a web address: ${address}`);
  const [program, ...words] = openerOn(platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...words, url.href], { env, stdio: 'ignore', windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}

/** What opens a page on this system: a program on the PATH, and its first words. */
export function openerOn(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}
