import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { tar } from './tar.ts';
import { file, type Leaf, link, sorted, under } from './tree.ts';

export interface DebOptions {
  readonly version: string;
  /** Debian's own word: `amd64`, `arm64`. */
  readonly architecture: string;
  /** Seconds since 1970 UTC that every file carries. */
  readonly at: number;
  /** `bin`, `app`, `about.json`, …: what lies in /usr/lib/stint-tracker. */
  readonly program: readonly Leaf[];
  readonly desktopEntry: string;
  readonly autostartEntry: string;
  readonly icon: Uint8Array;
  readonly copyright: string;
}

/**
 * A Debian package, written without Debian's tools, the same bytes every time. It has no script that would run as root:
 * all that it does is put files there, which dpkg takes away again.
 */
export function deb(options: DebOptions): Buffer {
  const leaves = [
    ...under('usr/lib/stint-tracker', options.program),
    link('usr/bin/stint-tracker', '../lib/stint-tracker/bin/stint-tracker'),
    file('usr/share/applications/stint-tracker.desktop', options.desktopEntry),
    file('usr/share/icons/hicolor/scalable/apps/stint-tracker.svg', options.icon),
    file('usr/share/doc/stint-tracker/copyright', options.copyright),
    file('etc/xdg/autostart/stint-tracker.desktop', options.autostartEntry),
  ];
  const control = [
    file('control', controlOf(options, leaves)),
    file('md5sums', md5sums(leaves)),
    file('conffiles', '/etc/xdg/autostart/stint-tracker.desktop\n'),
  ];
  const packed = (what: readonly Leaf[]): Buffer => zstdCompressSync(tar(what, options.at, './'), ZSTD);
  return ar(
    [
      ['debian-binary', Buffer.from('2.0\n')],
      ['control.tar.zst', packed(control)],
      ['data.tar.zst', packed(leaves)],
    ],
    options.at,
  );
}

function controlOf({ version, architecture }: DebOptions, leaves: readonly Leaf[]): string {
  const bytes = leaves.reduce(
    (sum, { content }) => sum + ('link' in content ? 0 : Math.ceil(content.bytes.length / 1024) * 1024),
    0,
  );
  return `${[
    'Package: stint-tracker',
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Maintainer: The operator of your Stint <operator@stint.invalid>',
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${DEPENDS.join(', ')}`,
    // A window of its own needs a browser that has such windows; the default browser will do.
    'Recommends: chromium | google-chrome-stable | microsoft-edge-stable | www-browser, ca-certificates, xdg-utils, dbus-user-session | dbus-x11',
    'Suggests: gnome-keyring | kwalletmanager',
    'Section: utils',
    'Priority: optional',
    'Description: Tracks hours of work that both sides can trust',
    ' The desktop tracker of Stint. While a session runs it records seconds, how',
    ' many keys, clicks and scrolls there were (never which), one snapshot per',
    ' ten minutes, and the memo. It tracks nothing before Start is pressed.',
    ' .',
    " It brings its own Node. A freelancer's own data stays in their home folder;",
    ' "stint-tracker forget" removes it, and removing this package does not.',
  ].join('\n')}\n`;
}

/** What the programs in it ask the system for; a test holds this against their own lists. */
export const DEPENDS = [
  'libc6 (>= 2.30)',
  'libdbus-1-3',
  'libgcc-s1 | libgcc1',
  'libstdc++6 (>= 6)',
  'libxcb1',
] as const;

function md5sums(leaves: readonly Leaf[]): string {
  return sorted(leaves)
    .flatMap(({ path, content }) =>
      'link' in content || path.startsWith('etc/')
        ? []
        : [`${createHash('md5').update(content.bytes).digest('hex')}  ${path}\n`],
    )
    .join('');
}

/** A fifth smaller than gzip, and dpkg reads it since Debian 12 and Ubuntu 18.04; xz takes minutes. */
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 9 } };

/** The archive around the two tars. */
function ar(members: readonly (readonly [name: string, bytes: Buffer])[], at: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from('!<arch>\n')];
  for (const [name, bytes] of members) {
    const head = [name.padEnd(16), String(at).padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
    parts.push(Buffer.from(`${head.join('')}${String(bytes.length).padEnd(10)}\`\n`), bytes);
    if (bytes.length % 2 === 1) parts.push(Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}
