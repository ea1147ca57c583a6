// The house's own lints: what no compiler or linter knows about this house, checked over every file that
// git tracks. A line that breaks one is named with its place. Kept cheap: one read of each file.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Files longer than a sitting, each with the reason why it may be. Empty is how it should be. */
const LONGER_THAN_A_SITTING: Record<string, string> = {};

type Page = { readonly path: string; readonly text: string; readonly code: string };
type Lockfile = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
type Ban = {
  readonly because: string;
  readonly where: (path: string) => boolean;
  readonly never: RegExp;
  /** A line that must be caught: a lint that catches nothing is a comment. */
  readonly caught: string;
  /** `code` is the text without comments and the insides of plain strings; `text` is everything. */
  readonly look?: 'code' | 'text';
};

const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(existsSync);

const isScript = (path: string) => /\.(tsx?|mjs)$/.test(path);
const isTest = (path: string) => path.endsWith('.test.ts');
const isProduct = (path: string) => isScript(path) && !isTest(path);
const isThisPage = (path: string) => path === 'tidy.test.ts';
const isPicture = (path: string) => /\.(png|jpe?g|webp|ico|woff2?|pdf)$/.test(path);
const inRoom = (room: string) => (path: string) => isProduct(path) && path.startsWith(`${room}/`);

const pages = listed.filter((path) => !isPicture(path)).map(read);

const BANS: readonly Ban[] = [
  {
    because: 'core has no clock, no chance and no waiting: they are handed in',
    where: inRoom('core/src'),
    never: /Date\.now|new Date(\(\)|;)|Math\.random|performance\.|\basync\b|\bawait\b/,
    caught: 'const now = Date.now();',
  },
  {
    because: 'settings are read in one place, a config.ts',
    where: (path) => isProduct(path) && !/(^|\/)config\.ts$/.test(path) && path !== 'stint/prepare.mjs',
    never: /process\.env|import\.meta\.env/,
    caught: 'const port = process.env.PORT;',
  },
  {
    because: 'only core/src/bookings.ts names the accounts of the ledger',
    where: (path) => isProduct(path) && path !== 'core/src/bookings.ts',
    never: /[`'"](platform:|(client|freelancer|dispute|escrow):\$\{)|:(in-review|pending|available)[`'"]/,
    caught: "const to = 'platform:fees';",
    look: 'text',
  },
  {
    because: 'only core/src/money.ts multiplies, divides and rounds money',
    where: (path) => isProduct(path) && path !== 'core/src/money.ts' && !path.startsWith('web/'),
    never:
      /\b(3600|100)n\b|[*/] *\w*([rR]ate|[aA]mount|[fF]ee|[tT]otal)\b|([rR]ate|[aA]mount|[fF]ee) *[*/](?![>/*])/,
    caught: 'const fee = total * rate;',
  },
  {
    because: 'SQL lives in server/src/store',
    where: (path) => isProduct(path) && !path.startsWith('server/src/store/'),
    never: /\bsql(<[^`]*>)?`|\b(sql\.raw|\w*(pool|client|db|connection|trx)\.query)\(/i,
    caught: "await pool.query('select 1');",
  },
  {
    because: 'the office reads and writes tables in server/src/store alone, its demo too',
    where: (path) => isProduct(path) && /^server\/src\/(?!store\/|testing\/)/.test(path),
    never: /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/,
    caught: "await house.db.selectFrom('job').select('id').execute();",
  },
  {
    because: 'a test polls for what it needs, with a deadline; it never waits for a time',
    where: isTest,
    never: /\bsetTimeout\(|\b(sleep|delay)\(|timers\/promises/,
    caught: 'await new Promise((done) => setTimeout(done, 500));',
    look: 'text',
  },
  {
    because: 'names come from GLOSSARY.md',
    where: isScript,
    never:
      /(?<![.\w])(?!ServiceWorker|\w*[wW]indowManager)\w*(Manager|Service|Helper|Util|Handler|Employee)(?![a-z])\w*|productivity/,
    caught: 'class InvoiceService {}',
  },
  {
    because: 'ten minutes are a segment',
    where: (path) => isScript(path) && !path.startsWith('server/src/outside/'),
    never: /(?<![.\w-])(time)?slots?\b|[a-z]Slots?\b|\b(time)?[sS]lot[A-Z]/,
    caught: 'const timeslot = 1;',
  },
  {
    because: 'no barrels, and a name for every export',
    where: (path) => isScript(path) && !path.endsWith('.config.ts'),
    never: /export \* from|export default/,
    caught: "export * from './diary.ts';",
  },
  {
    because: 'a dialog gives the focus back: web/src/parts/dialog.tsx',
    where: (path) => path.startsWith('web/src/') && path !== 'web/src/parts/dialog.tsx' && isScript(path),
    never: /<Modal\b/,
    caught: '<Modal opened onClose={close}>',
  },
  {
    because: 'what is left to do is done, or is written on an issue',
    where: isScript,
    never:
      /\b(it|test|describe)\.(skip|only|todo)\b|\bas any\b|@ts-(ignore|nocheck|expect-error)|\b(TODO|FIXME)\b/,
    caught: "it.skip('later', () => {});",
    look: 'text',
  },
  {
    because: 'the house knows no path of the machine it was built on',
    where: () => true,
    never: /(?<![\w.$}*])\/(work|farm|root)\/|\/tmp\/(?!\.X11-unix)|\.\.\/shared\b/,
    caught: "open('/root/.config')",
    look: 'text',
  },
  {
    because: 'whether a deed was refused is asked by isRefusal',
    where: (path) => isProduct(path) && path.startsWith('server/src/operations/'),
    // What the processor answers is another "no" than the house's own.
    never: /'refused' in (?!added\b)/,
    caught: "if ('refused' in found) return found;",
    look: 'text',
  },
  {
    because: 'no registry is written down',
    where: (path) => /(package-lock\.json|\.npmrc)$/.test(path),
    never: /"resolved": "http|registry *=/,
    caught: '"resolved": "http://example.test/x.tgz"',
    look: 'text',
  },
];

const SILENT = '/** Does it. */\nexport async function f(house: House): Promise<Refusal | null> {\n';
const TYPESETTER = '@myriaddreamin/typst-ts-node-compiler-';

describe('the house is tidy', () => {
  it.each(BANS)('$because', (ban) => {
    expect(
      pages.filter((page) => ban.where(page.path) && !isThisPage(page.path)).flatMap(breaking(ban)),
    ).toEqual([]);
  });

  it('a file is read in one sitting: 250 lines at most', () => {
    const isRead = (path: string) => isScript(path) || path.endsWith('.css');
    const long = pages.filter(({ path, text }) => isRead(path) && text.split('\n').length > 251);
    expect(long.map(({ path }) => path).filter((path) => !LONGER_THAN_A_SITTING[path])).toEqual([]);
  });

  it('what a deed can refuse stands above it', () => {
    const deeds = pages.filter(({ path }) => isProduct(path) && path.startsWith('server/src/operations/'));
    expect(deeds.flatMap(unsaidRefusals)).toEqual([]);
    expect(unsaidRefusals({ path: 'a.ts', text: SILENT, code: '' })).toEqual(['a.ts: f']);
  });

  it('git holds sources only', () => {
    expect(
      listed.filter((path) => /(^|\/)(node_modules|dist|data|\.stint)\/|\.(log|env|pem|key)$/.test(path)),
    ).toEqual([]);
  });

  // Choose a version of which every platform's part exists. The typesetter's tagged PDF/A is in 0.7 alone, whose parts
  // for other platforms than these two are not in every registry: there a timesheet on paper is refused, all else works.
  it('the lockfile holds every part of every package', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
    const held = new Set(Object.keys(lock.packages).map((place) => place.split('node_modules/').at(-1)));
    const wanted = Object.values(lock.packages).flatMap((part) =>
      Object.keys(part.optionalDependencies ?? {}),
    );
    const missing = wanted.filter((name) => !held.has(name) && !name.startsWith(TYPESETTER));
    expect(missing).toEqual([]);
    expect(['gnu', 'musl'].filter((libc) => !held.has(`${TYPESETTER}linux-x64-${libc}`))).toEqual([]);
  });

  it('files are named from GLOSSARY.md too', () => {
    const wrong = /(manager|service|helper|util|handler|employee|productivity)s?([-./]|$)/i;
    expect(listed.filter((path) => isScript(path) && wrong.test(path))).toEqual([]);
  });

  it('the doors between the rooms open one way', () => {
    const rooms = spawnSync('npm', ['run', '--silent', 'check:rooms'], { encoding: 'utf8' });
    expect(`${rooms.stdout}${rooms.stderr}`).toMatch(/no dependency violations found/);
  });
});

function read(path: string): Page {
  const text = readFileSync(path, 'utf8');
  return { path, text, code: isScript(path) ? withoutCommentsAndStrings(text) : text };
}

/** Blanks comments and the insides of one-line strings; lines keep their numbers. */
function withoutCommentsAndStrings(text: string): string {
  const parts = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return text.replace(parts, (part) => (/^['"]/.test(part) ? "''" : part.replace(/[^\n]/g, '')));
}

/** Deeds whose comment neither names a refusal's code nor says whose refusals they have. */
function unsaidRefusals({ path, text }: Page): string[] {
  const deeds =
    /((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export (?:async )?function (\w+)\(((?:(?!\n\})[\s\S])*?)\{\n/g;
  return [...text.matchAll(deeds)].flatMap(([, says = '', name, head = '']) =>
    /Promise<[^>]*\bRefusal\b[^\n]*$/.test(head) && !/[Rr]efus|`[a-z]+-[a-z-]+`/.test(says)
      ? [`${path}: ${name}`]
      : [],
  );
}

function breaking(ban: Ban): (page: Page) => string[] {
  return (page) =>
    page[ban.look ?? 'code']
      .split('\n')
      .flatMap((line, index) => (ban.never.test(line) ? [`${page.path}:${index + 1}: ${line.trim()}`] : []));
}
