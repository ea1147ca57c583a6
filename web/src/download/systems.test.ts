import { expect, it } from 'vitest';
import { fits, inOrderFor, isArm, systemOf } from './systems.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36', 'linux'],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15', 'macos'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Edg/150.0', 'windows'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/150.0.0.0', 'chromeos'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15', 'phone'],
  ['curl/8.0', 'other'],
])('%s is %s', (userAgent, system) => expect(systemOf(userAgent)).toBe(system));

it("offers the reader's own system first, and a .deb before a tar", () => {
  const files = [
    { platform: 'darwin-x64', form: 'folder' },
    { platform: 'linux-x64', form: 'home' },
    { platform: 'win32-x64', form: 'folder' },
    { platform: 'linux-x64', form: 'deb' },
    { platform: 'darwin-arm64', form: 'folder' },
  ] as const;
  const order = (system: Parameters<typeof inOrderFor>[0]) =>
    inOrderFor(system, files).map(({ platform, form }) => `${platform}/${form}`);
  expect(order('linux').slice(0, 2)).toEqual(['linux-x64/deb', 'linux-x64/home']);
  expect(order('windows')[0]).toBe('win32-x64/folder');
  expect(order('macos').slice(0, 2)).toEqual(['darwin-arm64/folder', 'darwin-x64/folder']);
  expect(order('other')[0]).toBe('linux-x64/deb');
});

it('offers nobody a package for another chip, where the browser tells', () => {
  const arm = isArm('Mozilla/5.0 (X11; Linux aarch64; rv:150.0) Gecko/20100101 Firefox/150.0');
  expect(fits({ platform: 'linux-x64', form: 'deb' }, 'linux', arm)).toBe(false);
  expect(fits({ platform: 'linux-arm64', form: 'deb' }, 'linux', arm)).toBe(true);
  expect(fits({ platform: 'darwin-arm64', form: 'folder' }, 'macos', false)).toBe(true);
  expect(fits({ platform: 'win32-x64', form: 'folder' }, 'linux', false)).toBe(false);
});
