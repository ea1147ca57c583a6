import { expect, it } from 'vitest';
import { type Outcome, report } from './outcome.ts';

const run: Outcome = { what: 'server', kills: 5, acknowledged: 100, lost: [], duplicated: [], beside: '' };
const control: Outcome = { ...run, what: 'server, control', kills: 1, acknowledged: 30, lost: ['one'] };

it('a campaign holds only if it lost nothing, saw enough, and would have seen a loss', () => {
  expect(report({ run, control }).holds).toBe(true);
  expect(report({ run: { ...run, lost: ['segment 1'] }, control }).holds).toBe(false);
  expect(report({ run: { ...run, duplicated: ['segment 1'] }, control }).holds).toBe(false);
  expect(report({ run: { ...run, acknowledged: 99 }, control }).holds).toBe(false);
  expect(report({ run: { ...run, kills: 0, acknowledged: 0 }, control }).holds).toBe(false);
  expect(report({ run, control: { ...control, lost: [] } }).holds).toBe(false);
});
