import { FILE_TYPES, type FileType } from '@stint/wire/attachments';
import { describe, expect, it } from 'vitest';
import { cleanName, tableType } from './file-name.ts';

describe("a file's name as it is kept", () => {
  it.each<[string, FileType, string]>([
    ['Hours of May.pdf', 'application/pdf', 'Hours of May.pdf'],
    ['Übersicht 概要.PDF', 'application/pdf', 'Übersicht 概要.pdf'],
    ['photo.JPEG', 'image/jpeg', 'photo.jpeg'],
    ['notes.md', 'text/plain', 'notes.md'],
    ['hours.csv', 'text/csv', 'hours.csv'],
    // Its ending says what it is.
    ['cat.png', 'application/pdf', 'cat.png.pdf'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['page.html', 'text/plain', 'page.html.txt'],
    ['evil.js', 'text/plain', 'evil.js.txt'],
    ['README', 'text/plain', 'README.txt'],
    ['archive.tar.zip', 'application/zip', 'archive.tar.zip'],
    // No path, on any system.
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\ana\\cv.pdf', 'application/pdf', 'cv.pdf'],
    ['..', 'text/plain', 'file.txt'],
    ['a/', 'image/png', 'file.png'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['con.txt', 'text/plain', '_con.txt'],
    ['NUL', 'image/gif', '_NUL.gif'],
    // Nothing that hides it or turns it round.
    ['invoice\u202Egnp.pdf', 'application/pdf', 'invoicegnp.pdf'],
    ['a\u2066b\u2069c\u200B\uFEFF.pdf', 'application/pdf', 'abc.pdf'],
    ['a\r\nSet-Cookie: b\0.txt', 'text/plain', 'aSet-Cookie_ b.txt'],
    ['a\u2028b\u3000 c.txt', 'text/plain', 'a b c.txt'],
    ['"quoted"; filename=x.txt', 'text/plain', '_quoted_; filename=x.txt'],
    ['\uD800half.txt', 'text/plain', 'half.txt'],
    ['', 'image/png', 'file.png'],
    ['   ', 'image/png', 'file.png'],
  ])('%j of %s: %j', (sent, type, kept) => {
    expect(cleanName(sent, type)).toBe(kept);
  });

  it('is 120 characters at most, with its ending, and never half of a character', () => {
    for (const letter of ['a', '界', '👩‍👩‍👧‍👦', 'e\u0301']) {
      const name = cleanName(`${letter.repeat(400)}.pdf`, 'application/pdf');
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).toMatch(/.\.pdf$/u);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  it('has an ending of its type, whatever it came with', () => {
    const ends = ['.exe', '.scr', '.html', '.svg', '.lnk', '.js', '.cmd', '.ps1', '.desktop', '.hta', ''];
    for (const type of Object.keys(FILE_TYPES) as FileType[]) {
      for (const end of ends) expect(cleanName(`x${end}`, type)).toBe(`x${end}.${FILE_TYPES[type]}`);
    }
  });

  it('makes a table of text that is called one', () => {
    expect(tableType('text/plain', 'Hours.CSV')).toBe('text/csv');
    expect(tableType('text/plain', 'Hours.txt')).toBe('text/plain');
    expect(tableType('application/zip', 'Hours.csv')).toBe('application/zip');
  });
});
