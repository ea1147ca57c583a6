import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const TOLD =
  /wire\/src\/(told|notifications|words\/(parts|sentences|speaker))\.ts|web\/src\/notifications\/(list|deeds|loaded|mark-all|queries|spoken)\./;

/** Shared by the playground and a few others: no first page needs them, so they stay out of what every page loads. */
const OF_FEW = /core\/src\/(contract|session|why)\.ts$/;

// No file is inlined: the pages are served with a policy that allows neither inline scripts nor data: fonts.
export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        // Few files that compress well, and what every page needs apart from what changes with each release.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'parts', test: /node_modules\/(@tanstack|zod)\// },
            {
              name: 'shared',
              // What says notifications is shared by their pages, and is of no use to the first of the others.
              test: (path) => /(web|core|wire)\/src\//.test(path) && !TOLD.test(path) && !OF_FEW.test(path),
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:4310' } } },
});

/** Beside every file its Brotli form, so that the office need not press them for each visitor. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name))));
      }
    },
  };
}
