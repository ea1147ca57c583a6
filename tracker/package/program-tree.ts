import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '@stint/wire/downloads';
import type { About } from '../src/program/about.ts';
import { bundle } from './bundle.ts';
import { licencesOf } from './licences.ts';
import type { Part, Parts } from './parts.ts';
import type { Target } from './targets.ts';
import { file, filesBelow, type Leaf, under } from './tree.ts';

/** What every package of a system holds: `bin`, `app`, `licences`; and who made its parts. */
export interface ProgramTree {
  readonly leaves: readonly Leaf[];
  readonly copyright: string;
  /** Completes it for one form. */
  withAbout(form: Form): readonly Leaf[];
}

/** Throws `PartMissing` where a part of it is neither here nor to be had. */
export async function programTree(
  root: string,
  target: Target,
  parts: Parts,
  about: Omit<About, 'form' | 'platform'>,
): Promise<ProgramTree> {
  const { os, platform } = target;
  const bundled = await bundle(root, os, Object.keys(target.natives));
  const natives = bundled.beside.flatMap((name) => [name, ...(target.natives[name] ?? [])]);
  const beside = [...new Set([...natives, ...FONTS])];
  const node = parts.find(target.node.name);
  const found = [...beside, ...bundled.inside].map((name) => parts.find(name));
  const packages = beside.flatMap((name) => {
    const { folder } = parts.find(name);
    return under(
      `node_modules/${name}`,
      filesBelow(folder, (path) => isNeeded(name, path, platform)),
    );
  });
  const { text, leaves: licences } = licencesOf([node, ...found] satisfies Part[], join(root, 'LICENSE'));
  const program = os === 'win32' ? 'bin/node.exe' : 'bin/node';
  const leaves = [
    file(program, readFileSync(join(node.folder, target.node.path)), true),
    ...under('app', [...bundled.leaves, ...packages, file('package.json', '{"type":"module"}\n')]),
    ...licences,
  ];
  return {
    leaves,
    copyright: text,
    withAbout: (form) => [
      ...leaves,
      file('about.json', `${JSON.stringify({ ...about, platform, form } satisfies About)}\n`),
    ],
  };
}

/** What is loaded at run time: no sources, types, documents, nor another system's binaries. */
function isNeeded(name: string, path: string, platform: string): boolean {
  if (/node_modules\/|musl|^vendor\//.test(path)) return false;
  if (!/\.([cm]?js|json|node|dll|dylib|woff2)$|\.so(\.[\d.]+)?$/.test(path)) return false;
  if (name === 'uiohook-napi')
    return /^(package\.json|dist\/)/.test(path) || path === `prebuilds/${platform}/uiohook-napi.node`;
  if (name === 'sharp') return /^(package\.json|dist\/)/.test(path);
  if (FONTS.includes(name)) return path === 'package.json' || path.endsWith('-wght-normal.woff2');
  return true;
}

/** The panel finds its letters by their package's name. */
const FONTS = ['@fontsource-variable/inter'];
