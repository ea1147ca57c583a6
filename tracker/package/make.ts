import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { About } from '../src/program/about.ts';
import { autostartEntry } from '../src/program/autostart.ts';
import { deb } from './deb.ts';
import type { Parts } from './parts.ts';
import { type ProgramTree, programTree } from './program-tree.ts';
import type { Made } from './publish.ts';
import { tar } from './tar.ts';
import type { Target } from './targets.ts';
import { file, type Leaf, link, under } from './tree.ts';
import { zip } from './zip.ts';

export interface MakeOptions {
  /** The repository. */
  readonly root: string;
  readonly at: number;
  readonly about: Omit<About, 'form' | 'platform'>;
}

/** All packages of one system. Throws `PartMissing` where a part of it is neither here nor to be had. */
export async function make(target: Target, parts: Parts, options: MakeOptions): Promise<Made[]> {
  const tree = await programTree(options.root, target, parts, options.about);
  const { platform, tested } = target;
  return target.forms.map((form) => {
    const { name, bytes } = MAKERS[`${target.os}-${form}`]?.(tree, target, options) ?? nothing(target, form);
    return { name, platform, form, tested, bytes };
  });
}

interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}
type Maker = (tree: ProgramTree, target: Target, options: MakeOptions) => Packed;

const FILES = join(import.meta.dirname, 'files');

const MAKERS: Readonly<Record<string, Maker>> = {
  'linux-deb': (tree, { platform }, { root, at, about }) => {
    const architecture = platform === 'linux-x64' ? 'amd64' : 'arm64';
    const { version } = about;
    const bytes = deb({
      version,
      architecture,
      at,
      program: [...tree.withAbout('deb'), launcher()],
      desktopEntry: text('stint-tracker.desktop'),
      autostartEntry: autostartEntry('stint-tracker', true),
      icon: icon(root),
      copyright: tree.copyright,
    });
    return { name: `stint-tracker_${version}_${architecture}.deb`, bytes };
  },
  'linux-home': (tree, { platform }, { root, at, about }) => {
    const name = `stint-tracker-${about.version}-${platform}`;
    const leaves = [
      ...tree.withAbout('home'),
      launcher(),
      file('VERSION', `${about.version}\n`),
      file('README.txt', text('README.linux.txt')),
      file('COPYRIGHT', tree.copyright),
      file('install.sh', text('install.sh'), true),
      file('uninstall.sh', text('uninstall.sh'), true),
      file('share/applications/stint-tracker.desktop', text('stint-tracker.desktop')),
      file('share/autostart/stint-tracker.desktop', autostartEntry('stint-tracker', true)),
      file('share/stint-tracker.svg', icon(root)),
    ];
    return tarred(name, under(name, leaves), at);
  },
  'darwin-folder': (tree, { platform }, { root, at, about }) => {
    const name = `stint-tracker-${about.version}-${platform}`;
    const inside = 'Stint Tracker.app/Contents';
    const leaves = [
      ...under(`${inside}/Resources`, tree.withAbout('folder')),
      file(`${inside}/Info.plist`, text('Info.plist').replaceAll('@VERSION@', about.version)),
      file(`${inside}/MacOS/stint-tracker`, text('launcher.macos.sh'), true),
      file(`${inside}/Resources/stint-tracker.svg`, icon(root)),
      file('README.txt', text('README.macos.txt')),
      file('COPYRIGHT', tree.copyright),
      link('Applications', '/Applications'),
    ];
    return tarred(name, under(name, leaves), at);
  },
  'win32-folder': (tree, { platform }, { at, about }) => {
    const name = `stint-tracker-${about.version}-${platform}`;
    const leaves = [
      ...tree.withAbout('folder'),
      ...['install.cmd', 'uninstall.cmd', 'stint-tracker.cmd'].map((each) => file(each, crlf(text(each)))),
      file('README.txt', crlf(text('README.windows.txt'))),
      file('COPYRIGHT.txt', crlf(tree.copyright)),
    ];
    return { name: `${name}.zip`, bytes: zip(under(name, leaves), at) };
  },
};

function nothing({ platform }: Target, form: string): never {
  throw new TypeError(`nobody makes a ${form} for ${platform}`);
}

function launcher(): Leaf {
  return file('bin/stint-tracker', text('launcher.sh'), true);
}

function icon(root: string): Buffer {
  return readFileSync(join(root, 'tracker/src/panel/page/mark.svg'));
}

function text(name: string): string {
  return readFileSync(join(FILES, name), 'utf8');
}

function crlf(lines: string): string {
  return lines.replaceAll('\n', '\r\n');
}

function tarred(name: string, leaves: readonly Leaf[], at: number): Packed {
  return { name: `${name}.tar.gz`, bytes: gzipSync(tar(leaves, at), { level: 6 }) };
}
