import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toInstant } from '@stint/wire/letters';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFacturX, FACTUR_X } from '../../outside/paper/factur-x.ts';
import { type Paper, setPaper } from '../../outside/paper/set-paper.ts';
import { type Beside, invoiceSheet } from './invoice-sheet.ts';
import { TEMPLATE } from './read-invoice-file.ts';
import { ACME, ANA, type Drawn, drawn } from './standing.testing.ts';
import { writeEInvoice } from './write-e-invoice.ts';

// Read back by another program: poppler.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-invoice-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const BESIDE: Beside = { payment: null, settlement: null, credits: [], origin: 'https://stint.example' };

describe('an invoice on paper', () => {
  it('says from whom and to whom, for what, and what it comes to', async () => {
    const text = await textOf({ tax: { kind: 'vat', percent: 19_000_000n } });
    for (const said of [
      'Invoice 2026-0001',
      'Ana Duarte Lda',
      '1100-048 Lisboa',
      'Portugal',
      'VAT PT123456789',
      'Acme Garden Tools GmbH',
      'Hauptstraße 5',
      'Reg. HRB 4711',
      '2026-11-16 to 2026-11-22 (UTC)',
      'due 2026-11-23, not charged yet',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/Web shop: tracked time +1:00 +45\.00\/h +45\.00 EUR/);
    expect(text).toMatch(/Web shop: manual time +0:30 +45\.00\/h +22\.50 EUR/);
    expect(text).toMatch(/Total before tax +67\.50 EUR/);
    expect(text).toMatch(/VAT 19 % +12\.83 EUR/);
    expect(text).toMatch(/Total +80\.33 EUR/);
  });

  it('leads to the week, the diary and the contract behind it', async () => {
    const { stdout } = await run('pdfinfo', ['-url', await kept(await pdfOf({}))]);
    const contract = 'https://stint.example/contracts/7d444840-9dc0-11d1-b245-5ffdce74fad2';
    for (const there of [`${contract}/weeks/2026-11-16`, `${contract}/diary/2026-11-16`, contract])
      expect(stdout).toMatch(new RegExp(`Annotation +${there}$`, 'm'));
  });

  it('says when it was paid, and what one side pays in all', async () => {
    const payment = {
      state: 'succeeded' as const,
      at: toInstant('2026-11-23T12:00:05Z'),
      amount: 7088n,
      card: { brand: 'visa', last4: '4242' },
      reference: 'ch_1',
    };
    const settlement = {
      title: 'What is charged for this week',
      lines: [
        ['Invoice 2026-0001', '67.50 EUR'] as const,
        ['The house’s fee, invoice F-2026-0001', '3.38 EUR'] as const,
      ],
      total: ['Charged in all', '70.88 EUR'] as const,
    };
    const text = await textOf(
      {},
      { ...BESIDE, payment, settlement, credits: [{ number: 'C-2026-0001', gross: 1000n }] },
    );
    expect(text).toContain('paid 2026-11-23');
    expect(text).toMatch(/Charged in all +70\.88 EUR/);
    expect(text).toContain('10.00 EUR by credit note C-2026-0001');
  });

  it('with reverse charge has its sentence, and a credit note what it credits', async () => {
    expect(await textOf({ tax: { kind: 'reverse-charge' } })).toContain(
      'Reverse charge: VAT is to be accounted for by the recipient.',
    );
    const credit = await textOf({ credit: 1000n });
    expect(credit).toContain('Credit note C-2026-0001');
    expect(credit).toContain('Invoice 2026-0001');
    expect(credit).toMatch(/Given back +10\.00 EUR/);
  });

  it('says what was not said when it was issued', async () => {
    const text = await textOf({ issuer: { ...ANA, country: '', street: '' } });
    expect(flat(text)).toContain(
      flat('Not said when this was issued: the issuer’s address, the issuer’s country.'),
    );
  });

  it('is tagged, made for the archive, and the same bytes for the same document', async () => {
    const [first, again] = [await pdfOf({}), await pdfOf({})];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    const file = await kept(first);
    expect((await run('pdfinfo', [file])).stdout).toMatch(/Tagged: +yes/);
    expect((await run('pdfinfo', ['-meta', file])).stdout).toContain('<pdfaid:part>3</pdfaid:part>');
    expect((await run('pdfinfo', ['-struct-text', file])).stdout).toMatch(/Table[\s\S]*Total/);
  });

  it.each([
    '#panic("no") $ x^2 $ ] [ }',
    '#read("invoice.typ") <label> @reference',
    '"; #let sheet = none; "',
    'W'.repeat(120),
    '山田太郎の店',
  ])('sets what people wrote as they wrote it: %s', async (words) => {
    const text = await textOf({
      title: words,
      issuer: { ...ANA, name: words },
      receiver: { ...ACME, city: words },
    });
    expect(flat(text)).toContain(flat(words));
    expect(text).toContain('67.50 EUR');
  });

  it('draws a logo of either kind, and does without one that cannot be drawn', async () => {
    const square = sharp({ create: { width: 300, height: 100, channels: 4, background: '#0b7565' } });
    for (const [name, bytes] of [
      ['logo.png', await square.png().toBuffer()],
      ['logo.webp', await square.webp().toBuffer()],
    ] as const) {
      const file = await kept(await pdfOf({}, BESIDE, { pictures: { [name]: bytes.toString('base64') } }));
      expect((await run('pdfimages', ['-list', file])).stdout).toMatch(/300 +100/);
    }
    const broken = await pdfOf({}, BESIDE, {
      pictures: { 'logo.png': Buffer.from('no').toString('base64') },
    });
    expect((await run('pdftotext', [await kept(broken), '-'])).stdout).toContain('Invoice 2026-0001');
  });
});

describe('Factur-X', () => {
  it('is the paper with the e-invoice in it, byte for byte, and says so of itself', async () => {
    const standing = drawn({ tax: { kind: 'vat', percent: 19_000_000n } });
    const xml = await writeEInvoice(standing, 'cii');
    if (typeof xml !== 'string') throw new Error(xml.refused);
    const sheet = invoiceSheet(standing, BESIDE);
    const set = await setPaper({ template: TEMPLATE, sheet, enclosed: { [FACTUR_X]: xml } });
    const file = await kept(asFacturX(set));
    expect((await run('pdfdetach', ['-list', file])).stdout).toContain('1: factur-x.xml');
    const out = join(folder, 'out.xml');
    await run('pdfdetach', ['-save', '1', '-o', out, file]);
    expect(await readFile(out, 'utf8')).toBe(xml);
    const meta = (await run('pdfinfo', ['-meta', file])).stdout;
    expect(meta).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(meta).toContain('Factur-X PDFA Extension Schema');
    expect((await run('pdfinfo', [file])).stdout).toMatch(/Tagged: +yes/);
    const { stdout, stderr } = await run('pdftotext', ['-layout', file, '-']);
    expect(stdout).toMatch(/Total +80\.33 EUR/);
    expect(stderr).toBe('');
  });
});

let made = 0;

async function kept(pdf: Uint8Array): Promise<string> {
  const file = join(folder, `${made++}.pdf`);
  await writeFile(file, pdf);
  return file;
}

function pdfOf(more: Drawn, beside = BESIDE, files: Partial<Paper> = {}): Promise<Uint8Array> {
  return setPaper({ template: TEMPLATE, sheet: invoiceSheet(drawn(more), beside), ...files });
}

async function textOf(more: Drawn, beside = BESIDE): Promise<string> {
  return (await run('pdftotext', ['-layout', await kept(await pdfOf(more, beside)), '-'])).stdout;
}

const run = promisify(execFile);

/** What a narrow column breaks into lines is the same text. */
function flat(text: string): string {
  return text.replace(/[\s\u200b]+/gu, '');
}
