// RULES.md is held to: every rule has a test that cites it in its title, and what it says in tables and examples is what
// core does.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { DISPUTE } from '@stint/core/dispute';
import { CLAIM } from '@stint/core/escrow/claim';
import { explain } from '@stint/core/explain/explain';
import { readScenario } from '@stint/core/explain/scenario';
import { CONTRACT } from '@stint/core/handshake/contract';
import { JOB } from '@stint/core/handshake/job';
import { MILESTONE } from '@stint/core/handshake/milestone';
import { OFFER } from '@stint/core/handshake/offer';
import { PROPOSAL } from '@stint/core/handshake/proposal';
import { RIGHTS } from '@stint/core/handshake/roles';
import { describe, expect, it } from 'vitest';

describe('the law book holds', () => {
  // Written as letters and counts, so that this page cites none of them itself.
  const codes = Object.entries({ T: 6, C: 5, M: 5, B: 6, P: 8, D: 2 }).flatMap(([letter, last]) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`),
  );
  const lawBook = readFileSync('RULES.md', 'utf8');
  const tests = execFileSync('git', ['ls-files', '-z', '*.test.ts'], { encoding: 'utf8' }).split('\0');
  const titles = tests
    .filter(existsSync)
    .flatMap((path) => titlesOf(readFileSync(path, 'utf8')))
    .join('\n');

  it.each(codes)('%s stands in RULES.md and in the title of a test', (code) => {
    expectIn(lawBook, `**${code}**`);
    expect(titles).toMatch(new RegExp(`\\b${code}\\b`));
  });

  it.each(Object.entries({ JOB, PROPOSAL, OFFER, CONTRACT, MILESTONE, CLAIM, DISPUTE }))(
    'holds the table %s as core has it',
    (_, table) => {
      for (const [state, deeds] of Object.entries<Record<string, string>>(table)) {
        const lines = Object.entries(deeds).map(([deed, next]) => `${deed} → ${next}`);
        expectIn(lawBook, `| ${state} | ${lines.join('; ') || 'nothing'} |`);
      }
    },
  );

  it('holds what each role may do as core has it', () => {
    for (const [role, rights] of Object.entries(RIGHTS)) {
      expectIn(lawBook, `| ${role} | ${rights.join(', ') || 'nothing: to look'} |`);
    }
  });

  it('a code in a comment, a table or an assertion is no test of it', () => {
    const page = [
      "describe('one', () => {",
      "  it('two', () => { expect(line('no')).toBe('no'); });",
      "  // it('no', () => {});",
      "  it.each(['no', f('no')])('three %s', () => {});",
      "  it.each([\n    ['no', 1],\n  ])(\n    'four',\n    () => {},\n  );",
      '  it(`five`, { timeout: 9 }, () => {});',
    ];
    expect(titlesOf(page.join('\n'))).toEqual(['one', 'two', 'five', 'three %s', 'four']);
  });

  it('the example in RULES.md gives the result in RULES.md', () => {
    const [scenario, result] = [...lawBook.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]): unknown =>
      JSON.parse(block ?? ''),
    );
    expect(explain(readScenario(scenario))).toEqual(result);
  });
});

/** Says the line that is missing, and not the whole book. */
function expectIn(lawBook: string, line: string): void {
  expect(lawBook.includes(line), line).toBe(true);
}

/** The words in `it('…'`, `test('…'`, `describe('…'` and `it.each(…)('…'`, those that a comment holds left out. */
function titlesOf(text: string): string[] {
  const direct = /^[ \t]*(?:it|test|describe)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm;
  const ofEach = /^(?![ \t]*\/\/).*\)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm;
  return [...text.matchAll(direct), ...text.matchAll(ofEach)].map(([, , title]) => title ?? '');
}
