import { describe, expect, it } from 'vitest';
import { webpOf } from '../../outside/objects/webp.fixture.ts';
import { GIF, JPEG, officeOf, openDocumentOf, PDF, PNG, zipOf } from '../../testing/files.ts';
import { typeOfFile } from './file-type.ts';

const WORD = 'vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SLIDES = 'vnd.openxmlformats-officedocument.presentationml.presentation';

describe('a file is what its content says', () => {
  it.each([
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a GIF', GIF, 'image/gif'],
    ['a WebP', webpOf(16, 9), 'image/webp'],
    ['a PDF', PDF, 'application/pdf'],
    ['a ZIP', zipOf([{ name: 'a.txt', body: Buffer.from('a') }]), 'application/zip'],
    ['a document', officeOf(WORD), `application/${WORD}`],
    ['a sheet', officeOf(SHEET), `application/${SHEET}`],
    ['slides', officeOf(SLIDES), `application/${SLIDES}`],
    ['an open text', openDocumentOf('text'), 'application/vnd.oasis.opendocument.text'],
    ['an open sheet', openDocumentOf('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['open slides', openDocumentOf('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['plain text', Buffer.from('Hours: 6:40\r\nこんにちは\n'), 'text/plain'],
    ['text that speaks of markup', Buffer.from('use <b> here'), 'text/plain'],
    // Both at once: it is kept and given back as what its beginning says, to be saved.
    [
      'HTML behind the start of a PNG',
      Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]),
      'image/png',
    ],
    [
      'a GIF that is a JAR too',
      Buffer.concat([GIF, zipOf([{ name: 'META-INF/MANIFEST.MF', body: PNG }])]),
      'image/gif',
    ],
  ])('%s', async (_, body, type) => {
    expect(await typeOfFile(body)).toBe(type);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['HTML', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['HTML behind blanks', Buffer.from('\uFEFF \r\n\t <html onload=alert(1)>')],
    ['HTML behind a comment', Buffer.from('<!-- hello --><img src=x onerror=alert(1)>')],
    ['HTML in capitals', Buffer.from('<SCRIPT>alert(1)</SCRIPT>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['an SVG with a declaration', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>')],
    ['PHP', Buffer.from('<?php system("id");')],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf ~\n')],
    ['a script behind a mark of its order', Buffer.from('\uFEFF#!/bin/sh\n')],
    ['a program for Windows', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['a program for Linux', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
    ['text with NUL', Buffer.from('fine\0text')],
    ['text in another encoding', Buffer.from([0x63, 0x61, 0x66, 0xe9])],
    ['text in UTF-16', Buffer.from('\uFEFFtext', 'utf16le')],
    ['the mere start of a PNG', Buffer.from('\x89PNG', 'latin1')],
    ['a JAR', zipOf([{ name: 'META-INF/MANIFEST.MF', body: Buffer.from('Main-Class: x') }])],
    ['an Android package', zipOf([{ name: 'classes.dex', body: Buffer.from('dex') }])],
    ['a document with macros', officeOf('vnd.ms-word.document.macroEnabled')],
    ['an archive of gzip', Buffer.from('1f8b0800000000000003', 'hex')],
    ['a film', Buffer.from('\x1aE\xdf\xa3\x01\0\0\0', 'latin1')],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['an old document', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
  ])('not taken: %s', async (_, body) => {
    expect(await typeOfFile(body)).toBeNull();
  });

  it('unpacks no bomb: one in the place of the table of contents is left as it is', async () => {
    const zeros = Buffer.alloc(9_000_000);
    const before = process.memoryUsage().rss;
    const bomb = zipOf([{ name: '[Content_Types].xml', body: zeros, packed: true }]);
    const liar = zipOf([{ name: '[Content_Types].xml', body: zeros, packed: true, claims: 100 }]);
    const many = zipOf(Array.from({ length: 3000 }, (_, n) => ({ name: `${n}`, body: Buffer.alloc(1) })));
    for (const archive of [bomb, liar, many]) {
      expect(await typeOfFile(archive)).toBe('application/zip');
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it('falls over no ruined file', async () => {
    for (const whole of [PNG, JPEG, GIF, PDF, officeOf(WORD), openDocumentOf('text')]) {
      for (let cut = 0; cut < whole.length; cut += 7) {
        const torn = Buffer.concat([
          whole.subarray(0, cut),
          Buffer.from([cut % 256, 0, 255]),
          whole.subarray(cut + 2),
        ]);
        await expect(typeOfFile(torn)).resolves.toSatisfy(
          (type) => type === null || typeof type === 'string',
        );
      }
    }
  });
});
