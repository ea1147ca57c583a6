import { LANGUAGES } from '@stint/wire/words/catalogue';
import { type Part, textOf } from '@stint/wire/words/parts';
import { aroundOf, type Frame } from './text.ts';

/**
 * The other part: the same words, set. Nothing in it is loaded from anywhere, nothing tells that it was opened, and
 * whatever is not ours is text in a `<bdi>`.
 */
export function htmlOf(frame: Frame): string {
  const { speaker, house, told, digest } = frame;
  const { direction } = LANGUAGES[speaker.language];
  const { hello, intro, more, why, zone, links } = aroundOf(frame);
  const things = told.map(
    ({ title, body, button, path }) => `<div class="thing">
<h${digest ? 2 : 1}>${say(title)}</h${digest ? 2 : 1}>
<p>${say(body)}</p>
<p>${link(button, house + path, digest ? 'plain' : 'button')}</p>
</div>`,
  );
  return `<!doctype html>
<html lang="${speaker.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(textOf(intro ?? told[0]?.title ?? [], speaker.language))}</title>
<style>${STYLE}</style>
</head>
<body dir="${direction}">
<div class="sheet">
<p class="mark">Stint</p>
<p>${say(hello)}</p>
${intro ? `<p>${say(intro)}</p>` : ''}
${things.join('\n')}
${more ? `<p>${say(more)}</p>` : ''}
</div>
<div class="foot">
<p>${say(why)} ${say(zone)}</p>
<p>${links.map(({ says, to }) => link(says, to, 'plain')).join(' · ')}</p>
</div>
</body>
</html>
`;
}

export function say(parts: readonly Part[]): string {
  return parts
    .map(({ says, whose }) => (whose === 'ours' ? escaped(says) : `<bdi>${escaped(says)}</bdi>`))
    .join('');
}

export function link(says: string, to: string, look: 'button' | 'plain'): string {
  return `<a class="${look}" href="${escaped(to)}">${escaped(says)}</a>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Light and dark, one column, 36 letters wide where the screen is no wider. */
export const STYLE = `
body{margin:0;padding:24px 12px;background:#f6f7f5;color:#1b2422;font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans Arabic","Noto Sans CJK JP","Hiragino Sans",sans-serif}
.sheet{max-width:560px;margin:0 auto;padding:24px 28px;background:#fff;border:1px solid #dde2de;border-radius:12px}
.mark{margin:0 0 16px;color:#0b7565;font-weight:700;letter-spacing:-.01em}
h1{margin:20px 0 8px;font-size:21px;line-height:1.3}
h2{margin:0 0 4px;font-size:17px;line-height:1.35}
p{margin:0 0 12px}
.thing+.thing{margin-top:20px;padding-top:20px;border-top:1px solid #dde2de}
h2{margin-top:4px}
a{color:#085d51}
a.button{display:inline-block;margin-top:6px;padding:11px 20px;border-radius:8px;background:#0b7565;color:#fff;font-weight:600;text-decoration:none}
.foot{max-width:560px;margin:0 auto;padding:16px 28px;color:#4c5956;font-size:13px}
.foot a{color:#4c5956}
@media (prefers-color-scheme:dark){
body{background:#111615;color:#e4eae7}
.sheet{background:#181f1d;border-color:#2b3532}
.thing+.thing{border-color:#2b3532}
.mark,a{color:#7fd3bd}
a.button{background:#4bb89d;color:#0d1211}
.foot,.foot a{color:#b0bbb7}
}`;
