import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** A cell as LibreOffice has it. */
export interface SeenCell {
  readonly type: 'string' | 'float' | 'time' | 'boolean' | 'date' | 'percentage' | 'currency' | 'none';
  /** What is written in it; of a number, its value. */
  readonly text: string;
  readonly formula: string | null;
}

/**
 * Files by their names, opened by LibreOffice without a window, with a profile of its own: the rows of each one's first
 * sheet. `separators`: what a CSV is cut at, as LibreOffice numbers them.
 */
export async function openInCalc(
  files: Readonly<Record<string, Uint8Array>>,
  separators = '44',
): Promise<SeenCell[][][]> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-calc-'));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    const words = [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      ...(paths.some((path) => path.endsWith('.csv')) ? [`--infilter=CSV:${separators},34,76,1`] : []),
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      ...paths,
    ];
    await promisify(execFile)('soffice', words, { timeout: 120_000, killSignal: 'SIGKILL' });
    return paths.map((path) => cellsOf(readFileSync(path.replace(/\.\w+$/, '.fods'), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of a flat OpenDocument sheet. Empty cells and rows at the ends are left out. */
function cellsOf(xml: string): SeenCell[][] {
  const rows: SeenCell[][] = [];
  for (const [, rowSays = '', body = ''] of xml.matchAll(
    /<table:table-row([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g,
  )) {
    const cells: SeenCell[] = [];
    for (const [, says = '', inside = ''] of body.matchAll(
      /<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g,
    )) {
      for (let n = 0; n < Math.min(repeated(says, 'columns'), 50); n += 1) cells.push(cellOf(says, inside));
    }
    while (cells.at(-1)?.type === 'none') cells.pop();
    for (let n = 0; n < Math.min(repeated(rowSays, 'rows'), 2); n += 1) rows.push(cells);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

function cellOf(says: string, inside: string): SeenCell {
  const type = (/office:value-type="(\w+)"/.exec(says)?.[1] ?? 'none') as SeenCell['type'];
  const value = /office:(?:time-|date-|boolean-)?value="([^"]*)"/.exec(says)?.[1];
  const formula = /table:formula="([^"]*)"/.exec(says)?.[1] ?? null;
  return { type, text: type === 'string' || value === undefined ? textOf(inside) : value, formula };
}

function textOf(inside: string): string {
  const lines = [...inside.matchAll(/<text:p\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:p>)/g)].map(
    ([, line = '']) => line,
  );
  return lines.map(lineOf).join('\n');
}

function lineOf(line: string): string {
  return line
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x?([0-9a-f]+);/gi, (whole, code: string) =>
      String.fromCodePoint(Number.parseInt(code, whole.includes('x') ? 16 : 10)),
    )
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function repeated(says: string, what: 'columns' | 'rows'): number {
  return Number(new RegExp(`table:number-${what}-repeated="(\\d+)"`).exec(says)?.[1] ?? 1);
}
