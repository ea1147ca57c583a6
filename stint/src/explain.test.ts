import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

interface Case {
  readonly scenario: { readonly week: string; readonly events: { readonly at: string }[] };
  readonly result: unknown;
}

const door = fileURLToPath(new URL('./main.ts', import.meta.url));
const caseFile = new URL('../../scenarios/cases/rules.json', import.meta.url);
const cases = JSON.parse(readFileSync(caseFile, 'utf8')) as Case[];
const folder = mkdtempSync(join(tmpdir(), 'stint-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stint(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [door, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const scenarios = cases.map(({ scenario }) => scenario);
const [first] = scenarios;

describe('stint explain FILE', () => {
  it('answers a list with a list, a scenario with its result', () => {
    const list = stint('explain', file('all.json', scenarios), '--json');
    expect(list).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(list.out)).toEqual(cases.map(({ result }) => result));
    const one = stint('explain', '--json', file('one.json', first));
    expect(JSON.parse(one.out)).toEqual(cases[0]?.result);
    expect(JSON.parse(stint('explain', file('none.json', []), '--json').out)).toEqual([]);
  });

  it('without --json it tells people, one page a scenario', () => {
    const { code, out } = stint('explain', file('all.json', scenarios));
    expect(code).toBe(0);
    expect(out.match(/^== \[\d+\]$/gm)).toHaveLength(cases.length);
    expect(out).toContain('P5 There is no memo.');
    expect(out).toContain('manual: manual-time-not-allowed');
  });

  it('a thousand scenarios in one file come out whole, also through a slow pipe', async () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => {
      const scenario = scenarios[index % scenarios.length];
      return { ...scenario, snapshots: { default: (index * 37) % 600 } };
    });
    const child = spawn(process.execPath, [door, 'explain', file('thousand.json', thousand), '--json'], {
      cwd: folder,
    });
    const ended = new Promise<number | null>((done) => child.once('close', done));
    let out = '';
    for await (const chunk of child.stdout) {
      out += String(chunk);
      await new Promise((next) => setImmediate(next));
    }
    expect(await ended).toBe(0);
    expect(JSON.parse(out)).toHaveLength(1000);
  });

  it('a reader that leaves early is no fault', () => {
    const shown = execFileSync(
      '/bin/sh',
      ['-c', `"${process.execPath}" "${door}" explain all.json --json | head -c 1`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(shown).toBe('[');
  });
});

describe('what is no scenario ends with 2, nothing on standard output and one line that names file, place and fault', () => {
  const broken = (index: number, place: number, instant: string) =>
    scenarios.map((scenario, at) => ({
      ...scenario,
      events: scenario.events.map((event, n) =>
        at === index && n === place ? { ...event, at: instant } : event,
      ),
    }));

  it.each<[string, string, RegExp]>([
    [
      'a bad instant deep in a list',
      file('deep.json', broken(3, 2, 'noon')),
      /^deep\.json: \[3\]\.events\[2\]\.at: must be an instant/,
    ],
    [
      'an event out of order',
      file('order.json', broken(0, 0, '2027-01-01T00:00:00Z')),
      /^order\.json: \[0\]\.events\[1\]\.at: out of order/,
    ],
    ['an unknown key', file('key.json', { ...first, extra: 1 }), /^key\.json: extra: unknown key/],
    [
      'a key that breaks lines',
      file('line.json', { ...first, 'a\nb\u2028': 1 }),
      /^line\.json: \["a\\nb\\u2028"\]: unknown key/,
    ],
    ['no object at all', file('text.json', '"text"'), /^text\.json: the whole file: must be an object/],
    ['a list in a list', file('lists.json', [[]]), /^lists\.json: \[0\]: must be an object/],
    [
      'broken JSON',
      file('cut.json', '[\n  {"contract": {}},\n  {"cont'),
      /^cut\.json: line 3 column 4: is not JSON/,
    ],
    ['an empty file', file('empty.json', ''), /^empty\.json: line 1 column 1: is not JSON/],
    ['a file that is not there', 'nowhere.json', /^nowhere\.json: the whole file: cannot be read \(ENOENT\)/],
    ['a folder', '.', /^\.: the whole file: cannot be read \(EISDIR\)/],
  ])('%s', (_, name, line) => {
    const { code, out, err } = stint('explain', name, '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(line);
    expect(err.split(/[\n\r\u2028\u2029]/).filter((each) => each !== '')).toHaveLength(1);
  });

  it('bytes that are not UTF-8', () => {
    writeFileSync(join(folder, 'bytes.json'), Buffer.from([0x22, 0xff, 0x22]));
    expect(stint('explain', 'bytes.json')).toEqual({
      code: 2,
      out: '',
      err: 'bytes.json: the whole file: is not UTF-8 text\n',
    });
  });

  it('no file, two files or an unknown option', () => {
    for (const args of [[], ['--json'], ['a.json', 'b.json'], ['a.json', '--xml']]) {
      expect(stint('explain', ...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^stint explain: use: .*\n$/) as unknown,
      });
    }
  });
});

describe('the door', () => {
  it('an unknown command is answered with the commands there are, exit 2', () => {
    for (const args of [[], ['expalin'], ['constructor']]) {
      const { code, out, err } = stint(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('stint explain FILE [--json]');
    }
    expect(stint('help')).toMatchObject({ code: 0, err: '' });
  });
});
