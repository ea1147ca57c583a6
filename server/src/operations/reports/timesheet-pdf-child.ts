import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts, type TimesheetFonts } from './timesheet-pdf-fonts.ts';
import { drawable } from './timesheet-pdf-letters.ts';
import type { Sheet } from './timesheet-pdf-sheet.ts';

/** Sets one sheet: JSON on standard input, a PDF on standard output. Runs as a child, which can be ended at any moment. */
async function main(): Promise<void> {
  const sheet = JSON.parse(await text(process.stdin)) as Sheet;
  process.stdout.write(setPdf(sheet, readFonts()));
}

/** PDF/A-3a: for the archive, and tagged, so that a screen reader finds the table. */
function setPdf(sheet: Sheet, fonts: TimesheetFonts): Buffer {
  const { sheet: drawn, named } = drawable(sheet, (codePoint) => fonts.covers(codePoint));
  const notes = named.size === 0 ? drawn.notes : [...drawn.notes, NAMED];
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: [...fonts.files] }],
    workspace: import.meta.dirname,
  });
  const compiled = compiler.compile({
    mainFileContent: readFileSync(new URL('timesheet-pdf.typ', import.meta.url), 'utf8'),
    inputs: { sheet: JSON.stringify({ ...drawn, notes }), families: JSON.stringify(fonts.families) },
  });
  const document = compiled.result;
  if (compiled.hasError() || !document) {
    const error = compiled.takeError();
    throw new Error(`the timesheet could not be set: ${JSON.stringify(error?.shortDiagnostics)}`);
  }
  return compiler.pdf(document, { pdfStandard: 'a-3a', pdfTags: true });
}

const NAMED =
  'A character written as its number, such as \u2039U+1F600\u203a, is one that the letters of this sheet do not have, or that would turn text round unseen.';

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
