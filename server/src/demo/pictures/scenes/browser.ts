import { drawLine, readLine } from '../code.ts';
import { type Moment, placeOf, type Scene, windowAt } from '../desktop.ts';
import { type Icon, icon } from '../icons.ts';
import { at, disc, pane, rect, rule, text, wrap } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import { shopColours, storefront } from '../storefront.ts';
import type { Theme } from '../themes.ts';
import { branchOf } from '../words.ts';
import { type Article, articleFor, type Block } from './browser-articles.ts';
import { inspection } from './browser-inspection.ts';

/** A browser: a page of documentation that is read downwards, or the shop itself under inspection. */
export const browser: Scene = {
  app: 'Browser',
  title: (moment) =>
    onShop(moment)
      ? 'Acme Garden Tools — preview'
      : `${articleFor(moment.memo).title} · ${articleFor(moment.memo).site}`,
  draw: (moment) =>
    windowAt(placeOf('browser', moment), browser.title(moment), moment.theme, (width, height) =>
      [
        pane(
          0,
          bars,
          width,
          height - bars,
          onShop(moment) ? shop(moment, width, height - bars) : page(moment, width),
        ),
        tabsAndAddress(moment, width),
      ].join(''),
    ),
};

const bars = 84;

function onShop({ memo, seed }: Moment): boolean {
  return seeded('browsing', memo, Math.floor(seed / 3)).chance(0.4);
}

function tabsAndAddress(moment: Moment, width: number): string {
  const { theme, memo } = moment;
  const article = articleFor(memo);
  const names = [
    onShop(moment) ? 'Acme Garden Tools — preview' : article.title,
    'acme-shop: reviews',
    'Inbox (2)',
  ];
  const address = onShop(moment) ? `${branchOf(memo)}.preview.acme.example/` : article.address;
  const steps: readonly Icon[] = ['back', 'chevron', 'reload', 'home'];
  return [
    rect(0, 0, width, 42, theme.side),
    ...names.map((name, place) => {
      const x = 10 + place * 236;
      return [
        place === 0 ? rect(x, 6, 230, 42, theme.back, { r: 8 }) : '',
        disc(x + 20, 24, 6, nth([theme.accent, theme.warn, theme.good], place)),
        text(name, x + 36, 28.5, { fill: place === 0 ? theme.text : theme.dim, size: 12.5, within: 158 }),
        icon('close', x + 208, 19, theme.faint, 10),
      ].join('');
    }),
    icon('plus', 726, 17, theme.dim, 14),
    rect(0, 42, width, 42, theme.back),
    ...steps.map((sign, place) => icon(sign, 18 + place * 34, 55, place === 1 ? theme.faint : theme.dim, 16)),
    rect(160, 48, width - 290, 30, theme.side, { r: 15 }),
    icon('lock', 174, 56, theme.dim, 13),
    text(address, 196, 67.5, { fill: theme.text, size: 13 }),
    icon('star', width - 158, 55, theme.dim, 15),
    icon('person', width - 84, 54, theme.dim, 18),
    icon('menu', width - 44, 54, theme.dim, 18),
    rule(0, 83, width, 83, theme.line),
  ].join('');
}

function shop(moment: Moment, width: number, height: number): string {
  const { memo, seed, theme } = moment;
  const colours = nth(shopColours, seeded('colours', memo).int(6) + Math.floor(seed / 3));
  const side = 430;
  const scale = (width - side) / 960;
  return [
    rect(0, 0, width, height, '#fff'),
    at(0, 0, storefront(colours, height / scale, (seed % 3) * 96, seed % 8), scale),
    inspection(moment, colours, width - side, side, height),
    rule(width - side, 0, width - side, height, theme.line),
  ].join('');
}

function page(moment: Moment, width: number): string {
  const { theme, memo, seed } = moment;
  const article = articleFor(memo);
  const scroll = (seed % 4) * 170 + seeded('scroll', memo, seed).int(90);
  return [
    rect(0, 0, width, 900, theme.back),
    pane(300, 0, width - 560, 900, at(0, -scroll, blocks(article, theme, Math.min(width - 620, 760)))),
    chapters(article, theme),
    contents(article, theme, width - 236, scroll),
  ].join('');
}

function chapters({ chapters: names, title, site }: Article, theme: Theme): string {
  return [
    rect(0, 0, 270, 900, theme.side),
    disc(40, 42, 12, theme.accent),
    icon('leaf', 32, 34, theme.onAccent, 16),
    text(site, 62, 47, { fill: theme.text, size: 14, face: 'bold', within: 196 }),
    rect(24, 70, 222, 34, theme.back, { r: 8, stroke: theme.line }),
    icon('search', 36, 79, theme.dim),
    text('Search the pages', 60, 91.5, { fill: theme.faint, size: 13 }),
    ...names.map((name, place) => {
      const y = 124 + place * 36;
      const open = name === title;
      return (
        (open
          ? rect(16, y, 238, 32, theme.chosen, { r: 8 }) + rect(16, y + 6, 3, 20, theme.accent, { r: 1.5 })
          : '') +
        text(name, 34, y + 21, {
          fill: open ? theme.text : theme.dim,
          size: 14,
          face: open ? 'medium' : 'sans',
        })
      );
    }),
    rule(269, 0, 269, 900, theme.line),
  ].join('');
}

function contents({ blocks: all }: Article, theme: Theme, x: number, scroll: number): string {
  const headings = all.flatMap((block) => (block.kind === 'heading' ? [block.words] : []));
  return [
    text('On this page', x, 48, { fill: theme.text, size: 12.5, face: 'bold' }),
    ...headings.map((words, place) =>
      text(words, x + 12, 76 + place * 28, {
        fill: place === Math.floor(scroll / 200) ? theme.accent : theme.dim,
        size: 12.5,
      }),
    ),
    rule(x, 62, x, 66 + headings.length * 28, theme.line),
    rect(x - 1, 64 + Math.floor(scroll / 200) * 28, 3, 18, theme.accent),
  ].join('');
}

function blocks(article: Article, theme: Theme, width: number): string {
  const drawn = [text(article.title, 20, 72, { fill: theme.text, size: 38, face: 'bold' })];
  let y = 116;
  for (const block of article.blocks) {
    const [content, height] = blockAt(block, y, theme, width);
    drawn.push(content);
    y += height;
  }
  return drawn.join('');
}

function blockAt(block: Block, y: number, theme: Theme, width: number): [content: string, height: number] {
  switch (block.kind) {
    case 'heading':
      return [text(block.words, 20, y + 34, { fill: theme.text, size: 24, face: 'bold' }), 58];
    case 'paragraph': {
      const lines = wrap(block.words, width, 'sans', 16);
      return [
        lines.map((line, place) => prose(line, 20, y + 16 + place * 27, theme)).join(''),
        lines.length * 27 + 14,
      ];
    }
    case 'note': {
      const lines = wrap(block.words, width - 70, 'sans', 15);
      const height = lines.length * 24 + 26;
      const box =
        rect(20, y, width, height, theme.chosen, { r: 8 }) + rect(20, y, 4, height, theme.accent, { r: 2 });
      const words = lines.map((line, place) =>
        text(line, 70, y + 29 + place * 24, { fill: theme.text, size: 15 }),
      );
      return [box + icon('warn', 38, y + 14, theme.accent, 18) + words.join(''), height + 22];
    }
    case 'list':
      return [
        block.lines
          .map(
            (line, place) =>
              disc(30, y + 11 + place * 30, 3, theme.accent) + prose(line, 46, y + 16 + place * 30, theme),
          )
          .join(''),
        block.lines.length * 30 + 10,
      ];
    case 'code': {
      const height = block.lines.length * 23 + 28;
      const lines = block.lines.map((line, place) =>
        drawLine(readLine(line), 38, y + 30 + place * 23, theme.code, 14.5),
      );
      return [
        rect(20, y, width, height, theme.side, { r: 8, stroke: theme.line }) + lines.join(''),
        height + 22,
      ];
    }
  }
}

function prose(line: string, x: number, y: number, theme: Theme): string {
  return text(line, x, y, { fill: theme.text, size: 16 });
}
