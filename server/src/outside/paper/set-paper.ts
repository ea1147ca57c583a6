import { fileURLToPath } from 'node:url';
import { askChild } from './ask-child.ts';

/** What stands on a paper, and how it is set. */
export interface Paper {
  /** The typesetter's template, a file of the house's own. */
  readonly template: string;
  /** The words that the template is given. */
  readonly sheet: { readonly notes: readonly string[] };
  /** Pictures that the template draws, by file name: base64. One that cannot be drawn is left out. */
  readonly pictures?: Readonly<Record<string, string>>;
  /** Files that the PDF carries, by name. */
  readonly enclosed?: Readonly<Record<string, string>>;
}

/**
 * A paper: PDF/A-3a, A4, tagged. The same paper is the same bytes, on every machine. A child sets it, one at a time. Throws
 * as `askChild` does.
 */
export function setPaper(paper: Paper): Promise<Uint8Array> {
  const pdf = queue.then(() => askChild(MAIN, paper));
  queue = pdf.catch(() => {});
  return pdf;
}

let queue: Promise<unknown> = Promise.resolve();

const MAIN = fileURLToPath(new URL('set-paper-child.ts', import.meta.url));
