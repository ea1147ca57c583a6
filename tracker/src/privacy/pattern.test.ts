import { describe, expect, it } from 'vitest';
import { withheldBy } from './judge.ts';
import { fits } from './pattern.ts';
import { NO_RULES, PrivacyRules } from './rules.ts';

describe('a pattern', () => {
  it.each([
    ['KeePassXC', 'keepassxc', true],
    ['keepass', 'KeePassXC', false],
    ['keepass*', 'KeePassXC', true],
    ['*pass*', 'KeePassXC', true],
    ['*mail', 'Thunderbird-Mail', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['*', 'x', true],
  ])('%j fits the app %j as a whole: %s', (pattern, app, fit) => {
    expect(fits(pattern, app, 'whole')).toBe(fit);
  });

  it.each([
    ['bank', 'My BANK – Firefox', true],
    ['bank*statement', 'Bank of Ana: a statement', true],
    ['statement*bank', 'Bank of Ana: a statement', false],
    ['straße', 'Meine STRASSE', false],
    ['bank', 'Ｂａｎｋ of Ana', true],
    ['bank', 'b\u200ba\u00ad\u2060nk', true],
    ['my bank', 'my \u00a0\t bank', true],
    ['.*', 'anything.*', true],
    ['.+', 'anything', false],
    ['(a+)+$', `${'a'.repeat(60)}!`, false],
  ])('%j fits somewhere in the title %j: %s', (pattern, title, fit) => {
    expect(fits(pattern, title, 'anywhere')).toBe(fit);
  });

  it('has no form that takes long: the longest one on the longest title', () => {
    const pattern = '*a'.repeat(100);
    expect(fits(pattern, 'a'.repeat(65_000), 'anywhere')).toBe(true);
    expect(fits(`${pattern}b`, 'a'.repeat(65_000), 'anywhere')).toBe(false);
  });

  it.each(['', '  ', '*', ' ** ', '\u200b'])('that names nothing is no rule: %j', (pattern) => {
    expect(PrivacyRules.safeParse({ ...NO_RULES, apps: [pattern] }).success).toBe(false);
    expect(PrivacyRules.safeParse({ ...NO_RULES, titles: [pattern] }).success).toBe(false);
  });
});

describe('what is in front', () => {
  const rules = { ...NO_RULES, apps: ['KeePassXC'], titles: ['bank'] };
  it.each([
    [{ app: 'keepassxc', title: 'x' }, 'private-app'],
    [{ app: 'Firefox', title: 'My Bank' }, 'private-title'],
    [{ app: null, title: 'News' }, 'private-app'],
    [{ app: 'Firefox', title: null }, 'private-title'],
    [{ app: 'Firefox', title: 'News' }, null],
    ['nothing', null],
    ['unknown', 'private-app'],
  ] as const)('%j: %j', (front, withheld) => {
    expect(withheldBy(rules, front)).toBe(withheld);
  });

  it('is nobody’s business where there is no rule by names, seen or not', () => {
    expect(withheldBy(NO_RULES, 'unknown')).toBeNull();
    expect(withheldBy({ ...NO_RULES, maskedApps: ['Slack'] }, { app: 'Slack', title: 'x' })).toBeNull();
    expect(withheldBy({ ...NO_RULES, titles: ['bank'] }, 'unknown')).toBe('private-title');
  });
});
