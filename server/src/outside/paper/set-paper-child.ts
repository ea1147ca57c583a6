import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type PaperFonts, readFonts } from './fonts.ts';
import { drawable } from './letters.ts';
import type { Paper } from './set-paper.ts';

/** Sets one paper: JSON on standard input, a PDF on standard output. Runs as a child, which can be ended at any moment. */
async function main(): Promise<void> {
  process.stdout.write(setPdf(JSON.parse(await text(process.stdin)) as Paper, readFonts()));
}

/**
 * PDF/A-3a: for the archive, and tagged, so that a screen reader finds the table. A picture that the typesetter cannot
 * draw is left out: the paper is set all the same.
 */
function setPdf(paper: Paper, fonts: PaperFonts): Buffer {
  const pictures = Object.keys(paper.pictures ?? {});
  try {
    return setOnce(paper, fonts, pictures);
  } catch (error) {
    if (pictures.length === 0) throw error;
    return setOnce(paper, fonts, []);
  }
}

/** What is drawn is made drawable; what is enclosed is a file of its own, and stays as it is. */
function setOnce(paper: Paper, fonts: PaperFonts, pictures: readonly string[]): Buffer {
  const { sheet: drawn, named } = drawable(paper.sheet, (codePoint) => fonts.covers(codePoint));
  const notes = named.size === 0 ? drawn.notes : [...drawn.notes, NAMED];
  const workspace = import.meta.dirname;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts.files] }], workspace });
  for (const name of pictures) {
    compiler.mapShadow(join(workspace, name), Buffer.from(paper.pictures?.[name] ?? '', 'base64'));
  }
  for (const [name, says] of Object.entries(paper.enclosed ?? {})) {
    compiler.mapShadow(join(workspace, name), Buffer.from(says));
  }
  const compiled = compiler.compile({
    mainFileContent: readFileSync(paper.template, 'utf8'),
    inputs: {
      sheet: JSON.stringify({ ...drawn, notes }),
      families: JSON.stringify(fonts.families),
      pictures: JSON.stringify(pictures),
      enclosed: JSON.stringify(Object.keys(paper.enclosed ?? {})),
    },
  });
  const document = compiled.result;
  if (compiled.hasError() || !document) {
    const error = compiled.takeError();
    throw new Error(`the paper could not be set: ${JSON.stringify(error?.shortDiagnostics)}`);
  }
  return compiler.pdf(document, { pdfStandard: 'a-3a', pdfTags: true });
}

const NAMED =
  'A character written as its number, such as \u2039U+1F600\u203a, is one that the letters of this sheet do not have, or that would turn text round unseen.';

await main();
