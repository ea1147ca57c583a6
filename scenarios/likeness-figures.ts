// Prints how far apart the difference hashes of screens are, so that the hint “looks like the segment before” says it of
// what hardly changed and of little else: `node scenarios/likeness-figures.ts`. The screens of an editor are drawn by
// Chromium; those of the demo by its own pen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderScreen } from '@stint/server/demo/pictures/render';
import { drawScreen, sceneNames } from '@stint/server/demo/pictures/screen';
import { distance } from '@stint/server/operations/privacy/like-before';
import { differenceHash } from '@stint/server/outside/likeness/difference-hash';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';

const SOURCES = ['clock', 'config', 'schedule', 'serve', 'refusals', 'house', 'folder', 'events'];
const [WIDTH, HEIGHT, ROWS] = [1920, 1080, 46];
const NEARS = [0, 1, 2, 3, 4, 5, 6, 8, 10];

interface Screen {
  readonly file: number;
  readonly top: number;
  readonly typed: number;
  readonly cursor: boolean;
  readonly clock: string;
  readonly dark: boolean;
}

type Change = readonly [name: string, after: (screen: Screen) => Screen];

const CHANGES: readonly Change[] = [
  ['the same screen, ten minutes later (the clock)', (screen) => ({ ...screen, clock: '09:50' })],
  ['the cursor blinked', (screen) => ({ ...screen, cursor: !screen.cursor })],
  ['a line was typed', (screen) => ({ ...screen, typed: 1, clock: '09:50' })],
  ['five lines were typed', (screen) => ({ ...screen, typed: 5, clock: '09:50' })],
  ['fifteen lines were typed', (screen) => ({ ...screen, typed: 15, clock: '09:50' })],
  ['scrolled by three lines', (screen) => ({ ...screen, top: screen.top + 3, clock: '09:50' })],
  ['scrolled by a page', (screen) => ({ ...screen, top: screen.top + ROWS, clock: '09:50' })],
  ['another file', (screen) => ({ ...screen, file: screen.file + 1, clock: '09:50' })],
];

const sources = SOURCES.map((name) =>
  readFileSync(join(import.meta.dirname, `../server/src/${name}.ts`), 'utf8').split('\n'),
);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
console.log('An editor, 16 screens each: distances sorted');
for (const [name, after] of CHANGES) {
  const distances: number[] = [];
  for (const screen of screens()) {
    const [a, b] = [await hashOf(page, screen), await hashOf(page, after(screen))];
    distances.push(distance(a, b));
  }
  tell(name, distances);
}
tell('the same picture, made anew in three qualities', await madeAnew(page));
await browser.close();
console.log('The demo: neighbours of one scene and memo, and screens of different scenes');
for (const scene of sceneNames) tell(`${scene}, the next segment`, await demoNeighbours(scene));
tell('another scene', await demoOthers());

function screens(): Screen[] {
  return sources.flatMap((_, file) =>
    [true, false].map((dark) => ({ file, top: 5 * file, typed: 0, cursor: true, clock: '09:40', dark })),
  );
}

async function hashOf(on: Page, screen: Screen): Promise<string> {
  return differenceHash(await thumbnailOf(await shotOf(on, screen)));
}

async function shotOf(on: Page, { file, top, typed, cursor, clock, dark }: Screen): Promise<Buffer> {
  const lines = sources[file % sources.length] ?? [];
  const before = lines.slice(top, top + 20);
  const fresh = Array.from({ length: typed }, (_, n) => `  const next${n} = await readNext(house, ${n});`);
  const shown = [...before, ...fresh, ...lines.slice(top + 20, top + ROWS)].slice(0, ROWS);
  const text = shown.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join('\n');
  const [paper, ink, side] = dark ? ['#1e1e1e', '#d4d4d4', '#252526'] : ['#ffffff', '#222222', '#f3f3f3'];
  await on.setContent(`<body style="margin:0;background:${paper};color:${ink};font:16px/22px monospace">
    <div style="position:fixed;inset:0 0 auto 0;height:28px;background:${side}">${SOURCES[file % SOURCES.length]}.ts
      <span style="position:absolute;right:20px">${clock}</span></div>
    <div style="position:fixed;inset:28px auto 0 0;width:260px;background:${side}">${SOURCES.join('<br>')}</div>
    <pre style="margin:28px 0 0 280px">${text}</pre>
    ${cursor ? `<i style="position:fixed;left:520px;top:480px;width:2px;height:20px;background:${ink}"></i>` : ''}`);
  return on.screenshot();
}

/** As the tracker makes them. */
function thumbnailOf(shot: Buffer): Promise<Buffer> {
  return sharp(shot).resize(320).webp({ quality: 25, effort: 6, preset: 'picture' }).toBuffer();
}

async function madeAnew(on: Page): Promise<number[]> {
  const distances: number[] = [];
  for (const screen of screens()) {
    const shot = await shotOf(on, screen);
    const first = await differenceHash(await thumbnailOf(shot));
    for (const quality of [40, 60, 90]) {
      const again = await sharp(shot).webp({ quality }).toBuffer();
      distances.push(distance(first, await differenceHash(await thumbnailOf(again))));
    }
  }
  return distances;
}

async function demoNeighbours(scene: (typeof sceneNames)[number]): Promise<number[]> {
  const hashes = await Promise.all(Array.from({ length: 13 }, (_, n) => demoHash(scene, n)));
  return hashes.slice(1).map((hash, n) => distance(hashes[n] ?? hash, hash));
}

async function demoOthers(): Promise<number[]> {
  const hashes = await Promise.all(sceneNames.map((scene) => demoHash(scene, 3)));
  return hashes.flatMap((a, n) => hashes.slice(n + 1).map((b) => distance(a, b)));
}

async function demoHash(scene: (typeof sceneNames)[number], n: number): Promise<string> {
  const minute = `09:${String(n).padStart(2, '0')}`;
  const drawn = drawScreen({ scene, seed: 2_991_600 + n, memo: 'Header colours', minute });
  return differenceHash((await renderScreen(drawn)).thumbnail);
}

function tell(name: string, distances: readonly number[]): void {
  const sorted = distances.toSorted((a, b) => a - b);
  const shares = NEARS.map((near) => {
    const within = sorted.filter((one) => one <= near).length;
    return `<=${near}: ${Math.round((100 * within) / sorted.length)} %`;
  });
  console.log(`  ${name}\n    ${sorted.join(' ')}\n    ${shares.join('  ')}`);
}
