import { chromium } from 'playwright-core';
import sharp from 'sharp';

/** Six fixed screens of hourly work, 1920x1080, as Chromium draws them: the same pixels in every run on one machine. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Buffer;
}

const SIZE = { width: 1920, height: 1080 };

export async function drawScreens(): Promise<Screen[]> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    const screens: Screen[] = [];
    for (const [name, html] of Object.entries(PAGES)) {
      await page.setContent(`<style>${GROUND}</style>${html}`);
      const rgb = await sharp(await page.screenshot())
        .removeAlpha()
        .raw()
        .toBuffer();
      screens.push({ name, ...SIZE, rgb });
    }
    return screens;
  } finally {
    await browser.close();
  }
}

const GROUND = `
  body { margin: 0; width: 1920px; height: 1080px; overflow: hidden; font: 15px/1.45 "DejaVu Sans", sans-serif; }
  pre { margin: 0; font: 14px/20px "DejaVu Sans Mono", monospace; }
  td { border: 1px solid #d5d9e0; padding: 3px 8px; }
`;
const WORDS =
  'the header colours of the garden shop follow the new brand and every button keeps its contrast in the dark theme while a failing test says which page still has the old one'.split(
    ' ',
  );

/** Words that differ from line to line and never from run to run. */
function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, n) => WORDS[(seed * 7 + n * n + n) % WORDS.length]).join(' ');
}

function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => line(n)).join('');
}

const PAINTS = ['#7ec699', '#cc99cd', '#f08d49', '#67cdcc', '#e2777a', '#f8c555'];

const EDITOR = `<pre style="background:#1e1e2e;color:#cdd6f4;height:1080px;padding:8px">${lines(
  54,
  (n) =>
    `<span style="color:#6c7086">${String(n + 1).padStart(3)} </span>${'  '.repeat(n % 4)}<span style="color:${PAINTS[n % 6]}">const</span> ${words(n, 2).replace(' ', '_')} = <span style="color:${PAINTS[(n + 3) % 6]}">"${words(n + 1, 6)}"</span>;\n`,
)}</pre>`;

const TERMINAL = `<pre style="background:#000;color:#e5e5e5;height:1080px;padding:8px">${lines(
  54,
  (n) =>
    `<span style="color:#0dbc79">ana@desk</span>:<span style="color:#2472c8">~/shop</span>$ ${words(n, 12)}\n`,
)}</pre>`;

const MAIL = `<div style="display:flex;height:1080px"><div style="width:420px;background:#f2f4f7;padding:12px">${lines(
  24,
  (n) => `<p style="margin:0 0 10px"><b>${words(n, 3)}</b><br>${words(n + 2, 6)}</p>`,
)}</div><div style="padding:32px;flex:1"><h1>${words(3, 6)}</h1>${lines(14, (n) => `<p>${words(n, 38)}.</p>`)}</div></div>`;

const SHEET = `<table style="border-collapse:collapse;font-size:13px">${lines(
  44,
  (n) =>
    `<tr>${lines(15, (m) => `<td>${m === 0 ? words(n, 2) : ((n * 37 + m * 91) % 9973) / 10}</td>`)}</tr>`,
)}</table>`;

/** What a camera sees: soft light, grain, no edges. */
const photo = (seed: number, width: number, height: number): string =>
  `<svg width="${width}" height="${height}"><filter id="f${seed}"><feTurbulence type="fractalNoise" baseFrequency="0.012" numOctaves="5" seed="${seed}"/><feColorMatrix values="1.1 0 0 0 .1  0 .9 0 0 .05  0 0 .7 0 .1  0 0 0 0 1"/></filter><rect width="100%" height="100%" filter="url(#f${seed})"/></svg>`;

const SHOP = `<div style="padding:24px 60px"><h1>Acme Garden Tools</h1><div style="display:grid;grid-template-columns:repeat(4,1fr);gap:20px">${lines(
  8,
  (n) =>
    `<div style="border:1px solid #ccc;padding:10px">${photo(n + 1, 400, 260)}<h3>${words(n, 3)}</h3><p>${words(n + 4, 14)}</p></div>`,
)}</div></div>`;

const PICTURE = `<div style="background:#222;height:1080px;color:#ddd"><div style="padding:8px">${words(5, 8)}</div>${photo(40, 1600, 1000)}</div>`;

const PAGES: Readonly<Record<string, string>> = {
  editor: EDITOR,
  terminal: TERMINAL,
  mail: MAIL,
  sheet: SHEET,
  shop: SHOP,
  picture: PICTURE,
};
