import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});
const Own = z.object({ version: z.string() });

/** An npm package as the lockfile names it: what comes from the registry must have its hash. */
export interface Part {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** The parts of the house, from `node_modules` where they are installed, else from npm's registry. */
export class Parts {
  private readonly root: string;
  private readonly lock: z.infer<typeof Lock>;

  constructor(root: string) {
    this.root = root;
    this.lock = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  }

  /** Throws `PartMissing` where the registry does not bring it. */
  find(name: string): Part {
    const { version, integrity } = this.lock.packages[`node_modules/${name}`] ?? {};
    if (version === undefined || integrity === undefined)
      throw new PartMissing(name, 'the lockfile has no such part');
    const installed = join(this.root, 'node_modules', name);
    if (versionIn(installed) === version) return { name, version, folder: installed };
    const folder = join(
      this.root,
      'node_modules/.cache/stint-package',
      `${name.replace('/', '-')}-${version}`,
    );
    if (versionIn(folder) !== version) bring(name, version, integrity, folder);
    return { name, version, folder };
  }
}

/** A part that could not be brought: its platform's packages cannot be made now. */
export class PartMissing extends Error {
  constructor(name: string, why: string) {
    super(`${name}: ${why}`);
  }
}

function versionIn(folder: string): string | null {
  const own = join(folder, 'package.json');
  return existsSync(own) ? Own.parse(JSON.parse(readFileSync(own, 'utf8'))).version : null;
}

/** Downloads, checks the hash, unpacks: in this order. No script of it is run. */
function bring(name: string, version: string, integrity: string, folder: string): void {
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const words = ['pack', `${name}@${version}`, '--pack-destination', draft, '--json', '--loglevel=error'];
  const packed = spawnSync('npm', words, { encoding: 'utf8', timeout: 600_000 });
  const said = packed.status === 0 ? Packed.safeParse(JSON.parse(packed.stdout)) : null;
  const archive = said?.success ? said.data[0]?.filename : undefined;
  if (archive === undefined)
    throw new PartMissing(name, `npm did not bring it (${reasonIn(packed.stderr ?? '')})`);
  const path = join(draft, archive.replace(/^@/, '').replace('/', '-'));
  const [kind, expected] = integrity.split(/-(.*)/s);
  if (kind !== 'sha512' || createHash('sha512').update(readFileSync(path)).digest('base64') !== expected)
    throw new Error(`${name}@${version} is not what the lockfile names`);
  const unpacked = spawnSync('tar', ['-xzf', path, '-C', draft], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new PartMissing(name, unpacked.stderr);
  renameSync(join(draft, 'package'), folder);
  rmSync(draft, { recursive: true });
}

const Packed = z.array(z.object({ filename: z.string() }));

function reasonIn(complaint: string): string {
  return /code (E[A-Z0-9]+)/.exec(complaint)?.[1] ?? 'no registry';
}
