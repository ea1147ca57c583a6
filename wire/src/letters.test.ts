import { describe, expect, it } from 'vitest';
import { LabelName, Memo, Name, SegmentParam } from './letters.ts';
import { LIMITS } from './limits.ts';
import { SegmentRecord } from './record.ts';

const CONTROLS = ['\0', '\u0001', '\u001b', '\u007f', '\u0085'];
const HALVES = ['\ud800', '\udc00 '];
const record = SegmentRecord.shape;

describe('a letter', () => {
  it.each([...CONTROLS, ...HALVES])('holds no %j in a memo, a name, an app or a title', (bad) => {
    const text = `Header${bad}colours`;
    for (const letter of [Memo, Name, record.app, record.title]) {
      const { error } = letter.safeParse(text);
      expect(error?.issues[0]?.message).toBe('must be plain text, without control characters');
    }
  });

  it('holds lines and tabs in a memo alone, and whatever people write everywhere', () => {
    expect(Memo.safeParse('Header:\n\tcolours').success).toBe(true);
    expect(Name.safeParse('Header:\tcolours').success).toBe(false);
    expect(record.title.safeParse('two\nlines').success).toBe(false);
    for (const letter of [Memo, Name, record.app]) {
      expect(letter.safeParse('Überschrift 色 🎨 👩‍💻 ‏עברית').success).toBe(true);
    }
  });

  it.each(['\u200b', '\u2060\ufeff', '\u3164', '\u2800 \u2800', '\u0301', '\u00ad'])(
    'has no name of %j, which nobody sees',
    (blank) => {
      for (const letter of [Name, LabelName]) expect(letter.safeParse(blank).success).toBe(false);
      expect(Name.safeParse(`${blank}Ana`).success).toBe(true);
    },
  );

  it('may be named by any sign that is seen', () => {
    for (const name of ['色', '🎨', '7', '-', 'ہ', '«»']) expect(Name.safeParse(name).success).toBe(true);
  });

  it('names no segment and no picture that could not be kept', () => {
    for (const letter of [SegmentParam, record.segment]) {
      expect(letter.safeParse(LIMITS.segment).success).toBe(true);
      expect(letter.safeParse(LIMITS.segment + 1).success).toBe(false);
    }
    const { width, height } = record.pictures.element.shape;
    for (const side of [width, height]) expect(side.safeParse(2 ** 31).success).toBe(false);
  });
});
