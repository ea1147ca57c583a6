import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ahead, firstLoad } from './first-load.ts';

/** What many pages share and the first of them, home and diary, need nothing of. */
const LATER =
  /wire\/src\/(told|told-handshake|thread-events|notifications|proposals|offers|threads|teams|jobs|profiles|attachments|invitations|device|downloads|milestones|timeline|feedback|reports|report-shares|calendar|words\/(parts|saying|sentences|sentences-handshake|speaker))\.ts|web\/src\/(offers|proposals|jobs|messages|people|feedback|teams|profile|landing|playground|recorded|reports|signin)\/|web\/src\/walk\/(?!walking)|web\/src\/contract\/(plain-terms|recorded|queries|manual-terms)|web\/src\/parts\/(button-link|meanwhile|kept-draft)|web\/src\/notifications\/(list|deeds|loaded|mark-all|queries|spoken)\./;

// No file is inlined: the pages are served with a policy that allows neither inline scripts nor data: fonts.
export default defineConfig({
  plugins: [react(), ownCore(), ahead(), compressed()],
  // What the pages read letters with; it says why.
  resolve: { alias: [{ find: /^zod$/, replacement: join(import.meta.dirname, 'src/letters/light-zod.ts') }] },
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // Browsers fetch ahead by themselves; one that does not yet reads the same files a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few files that compress well, and what every page needs apart from what changes with each release.
        codeSplitting: {
          groups: [
            {
              name: 'parts',
              priority: 9,
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod)\//,
            },
            ...firstLoad(),
            { name: 'why', test: /core\/src\/(sentences|why-seen|why-line)\.ts$/ },
            // What every part of the reports is worded and styled with: cut by who imports them they would be six files.
            {
              name: 'report',
              test: /web\/src\/reports\/(words|queries|(reports|fields)\.module)\.(ts|css)$/,
            },
            {
              name: 'shared',
              // What says notifications is shared by their pages, and is of no use to the first of the others.
              test: (path) => /(web|core|wire)\/src\//.test(path) && !LATER.test(path),
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:4310' } } },
});

/**
 * The playground runs all of core, of which the other pages need a part. It gets a copy of its own, so that what every
 * page loads first does not grow by what only this one uses.
 */
function ownCore(): Plugin {
  return {
    name: 'own-core',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (
        !importer ||
        !/(web\/src\/playground\/[\w-]+\.tsx?|core\/src\/[\w/-]+\.ts\?playground)$/.test(importer)
      )
        return null;
      const found = await this.resolve(source, importer.replace(/\?.*$/, ''), { ...options, skipSelf: true });
      return found && /core\/src\/[\w/-]+\.ts$/.test(found.id) ? `${found.id}?playground` : found;
    },
  };
}

/** Beside every file its Brotli form, so that the office need not press them for each visitor. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = build.write ? join(root, build.outDir) : '';
    },
    closeBundle: () => {
      if (folder === '') return;
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name))));
      }
    },
  };
}
