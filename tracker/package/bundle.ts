import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { file, filesBelow, type Leaf } from './tree.ts';

export interface Bundle {
  /** `main.mjs`, its children, and the pages and fonts that it shows. */
  readonly leaves: readonly Leaf[];
  /** npm packages that must lie beside it, since they have native parts. */
  readonly beside: readonly string[];
  /** npm packages that are inside. */
  readonly inside: readonly string[];
}

/**
 * The tracker as plain JavaScript for one system: no TypeScript is stripped at run time. What the code finds by
 * `import.meta.url` is taken along: programs as bundles of their own, all else as files. Throws for a way of finding
 * files that it does not know, for that file would be missing on somebody's desktop. What is found by `require.resolve`
 * lies beside it.
 */
export async function bundle(root: string, os: string, natives: readonly string[]): Promise<Bundle> {
  const building = await rolldown({
    input: { main: join(root, 'tracker/src/program/main.ts') },
    cwd: root,
    platform: 'node',
    external: [...natives, ...builtinModules, /^node:/],
    transform: { define: { 'process.platform': JSON.stringify(os) } },
    plugins: [withoutOthers(os), takeAlong(join(root, 'tracker/src'))],
    onwarn: (warning) => {
      throw new Error(`the bundle: ${warning.message}`);
    },
  });
  try {
    const { output } = await building.generate({
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: 'part-[hash].mjs',
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    });
    const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
    const asked = new Set(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]));
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => packageOf(relative(root, id))));
    return {
      leaves: output.map((each) => file(each.fileName, each.type === 'chunk' ? each.code : each.source)),
      beside: natives.filter((name) => asked.has(name)),
      inside: [...new Set(modules.filter((name) => name !== null))].sort(),
    };
  } finally {
    await building.close();
  }
}

/** `node_modules/zod/v4/core.js` is of `zod`. */
function packageOf(path: string): string | null {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1] ?? null;
}

const BY_ADDRESS = /new URL\(\s*(['"])(\.[^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;
/** What is left of `import.meta` when those are done. The bundle's own place is where `main.mjs` lies. */
const KNOWN = /createRequire\(import\.meta\.url\)|import\.meta\.dirname/g;

/** What is for another system is not even read: its native parts are not there. Nor are forty languages of faults. */
function withoutOthers(os: string): Plugin {
  const others = Object.entries(DESKTOPS).filter(([each]) => each !== os);
  return {
    name: 'without-others',
    load: (id) => {
      if (others.some(([, path]) => id.endsWith(path))) return 'export {};';
      return id.endsWith('zod/v4/locales/index.js') ? "export { default as en } from './en.js';" : null;
    },
  };
}

const DESKTOPS = { darwin: '/desktop/macos/desktop.ts', win32: '/desktop/windows/desktop.ts' } as const;

function takeAlong(rooms: string): Plugin {
  return {
    name: 'take-along',
    transform: {
      filter: { code: /import\.meta/ },
      handler(code, id) {
        if (!id.startsWith(rooms)) return null;
        const emit = (path: string): string => {
          const at = join(dirname(id), path);
          const place = relative(rooms, at).replaceAll('\\', '/').replace(/\/$/, '');
          if (path.endsWith('/')) {
            for (const { path: name, content } of filesBelow(at, (each) => !each.endsWith('.test.ts'))) {
              const source = 'bytes' in content ? content.bytes : '';
              this.emitFile({ type: 'asset', fileName: `files/${place}/${name}`, source });
            }
            return `files/${place}/`;
          }
          if (!path.endsWith('.ts')) {
            this.emitFile({ type: 'asset', fileName: `files/${place}`, source: readFileSync(at) });
            return `files/${place}`;
          }
          const fileName = `${place.replace(/\.ts$/, '').replaceAll('/', '-')}.mjs`;
          this.emitFile({ type: 'chunk', id: at, fileName });
          return fileName;
        };
        const done = code.replace(
          BY_ADDRESS,
          (_, __, path: string) => `new URL("./${emit(path)}", import.meta.url)`,
        );
        const left = done.replace(/new URL\("\.\/[^"]+", import\.meta\.url\)/g, '').replace(KNOWN, '');
        if (left.includes('import.meta'))
          throw new Error(`${relative(rooms, id)} finds a file in a way that the bundle does not know`);
        return done;
      },
    },
  };
}
