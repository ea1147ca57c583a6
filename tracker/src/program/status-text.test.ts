import { expect, it } from 'vitest';
import { at, HEADER, moment } from '../tray/testing/moment.ts';
import { statusText } from './status-text.ts';

it('a terminal is told why nothing is tracked, and what waits for a decision', () => {
  const ended = { ...HEADER, at: at('09:12'), reason: 'idle', memo: 'a' } as const;
  const away = {
    ...HEADER,
    from: at('09:12'),
    to: at('09:40'),
    reason: 'idle',
    memo: 'a',
    manual: null,
    says: null,
    refusal: null,
    earlier: 0,
  } as const;
  const text = statusText(moment({ ending: ended, away }));
  expect(text).toContain('Not tracking.');
  expect(text).toContain('Header colours, Acme Garden Tools ended at');
  expect(text).toContain('It ended with your last key, click or scroll (T4)');
  expect(text).toContain('the panel asks what becomes of it.');
  expect(statusText(moment({ ending: { ...ended, reason: 'stopped' } }))).not.toContain('ended at');
});

it('a pause by one key is told with the way back, and so is a segment that waits for input (T4)', () => {
  const paused = { ...HEADER, memo: 'a', since: at('09:12') };
  expect(statusText(moment({ paused }))).toMatch(/Paused since .*goes on by Ctrl\+Alt\+P/);
  const settling = { start: at('09:00'), end: at('09:10') };
  expect(statusText(moment({ settling }))).toContain('is settled by the next sign of you');
});
