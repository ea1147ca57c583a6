import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTERS, type Letter, line } from './hostile-letters.ts';
import { type LivedIn, liveIn } from './lived-in.ts';
import { ToldWorld } from './told-world.ts';

// 500 strings of people who mean harm, in every field of the way to a contract: refused by the field, or kept as they are.

const AMONG_OTHERS = ['Web … shop', '… 週', 'متجر …', '(…)'].flatMap((place) =>
  HOSTILE.map((text) => place.replace('…', () => text)),
);
const STRINGS = [...new Set([...HOSTILE, ...AMONG_OTHERS])].slice(0, 500);
/** Where each is a deed that many are told of; all of them are tried where nothing is done any more. */
const FEW = [...new Set(HOSTILE)];

let world: ToldWorld;
let life: LivedIn;
beforeAll(async () => {
  world = await ToldWorld.open({ at: '2026-11-13T10:00:00Z' });
  life = await liveIn(world);
});
afterAll(() => world.close());

it('there are five hundred of them', () => {
  expect(STRINGS).toHaveLength(500);
});

describe.concurrent('hostile words are refused by their field, or kept as they are', () => {
  it.each(Object.keys(LETTERS))(
    'in %s',
    async (of) => {
      const letter = LETTERS[of];
      if (!letter) throw new Error('no such letter');
      const wrong: string[] = [];
      let version = await versionOf(letter);
      for (const text of letter.few ? FEW : STRINGS) {
        const tried = await tryIn(letter, text, version);
        version = tried.version;
        wrong.push(...tried.wrong);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('in what is searched for, and in the name of a file', async () => {
    const { ana, ben } = world.work;
    const wrong: string[] = [];
    for (const text of STRINGS) {
      const asked = encodeURIComponent(text.slice(0, 400).toWellFormed());
      for (const path of ['/jobs', '/freelancers']) {
        const { status, json } = await world.office.ask(`GET ${path}?search=${asked}`, { token: ben.token });
        const taken = line(LIMITS.search)(decodeURIComponent(asked)) !== null;
        if (status !== (taken ? 200 : 400))
          wrong.push(`${path} ${status} ${JSON.stringify(json)} ${text.slice(0, 60)}`);
      }
      const file = crypto.randomUUID();
      const body = Buffer.from('plain words');
      const headers = { 'content-type': 'application/octet-stream' };
      const sent = await world.office.ask(`PUT /attachments/${file}?name=${asked}`, {
        token: ana.token,
        body,
        headers,
      });
      const kept = String(pick(sent.json, 'name'));
      if (sent.status !== 200 || !FILE_NAME.test(kept) || kept.length > LIMITS.attachmentName) {
        wrong.push(`file ${sent.status} ${kept}`);
      }
      const { headers: saved } = await world.office.ask(`GET /attachments/${file}`, { token: ana.token });
      if (!saved.get('content-disposition')?.startsWith('attachment; '))
        wrong.push(`shown in place: ${kept}`);
      await world.office.ask(`DELETE /attachments/${file}`, { token: ana.token });
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

/** Of words: no path, nothing that hides or turns it, and an ending of text. */
const FILE_NAME =
  /^[^\p{Cc}\p{Cf}/\\<>:"|?*]+\.(?:txt|csv|md|log|json|yaml|yml|toml|css|sql|tsv|srt|vtt|diff|patch)$/u;

/** The text in all fields of a letter; where one is refused, that field is made harmless and it is sent again. */
async function tryIn(letter: Letter, text: string, version: unknown) {
  const { token } = world.work[letter.as];
  const refused = new Set<string>();
  for (let tries = 0; tries <= Object.keys(letter.fields).length; tries += 1) {
    const body = structuredClone(letter.body(world.work.acme));
    for (const field of Object.keys(letter.fields)) put(body, field, refused.has(field) ? 'x' : text);
    if (letter.version !== undefined) put(body, 'version', version);
    const { status, code, json } = await world.office.ask(letter.line(life, world.work.acme), {
      token,
      body,
    });
    const field = String(pick(json, 'field'));
    // Longer than any letter: no field is looked at.
    if (code === 'body-too-large') return { version, wrong: [] };
    if (code === 'bad-request' && field in letter.fields && !refused.has(field)) refused.add(field);
    else {
      const done = status < 300 || code === letter.over;
      const wrong = done ? misfits(letter, text, refused, status < 300 ? json : null) : [`${code} ${field}`];
      const next = letter.version === undefined || status >= 300 ? version : pick(json, letter.version);
      return { version: next, wrong: wrong.map((what) => `${what}: ${JSON.stringify(text.slice(0, 60))}`) };
    }
    // Nothing harmless to fall back on.
    if (letter.fields.email) return { version, wrong: [] };
  }
  return { version, wrong: [`never taken: ${JSON.stringify(text.slice(0, 60))}`] };
}

/** What is otherwise than the fields promise. */
function misfits(letter: Letter, text: string, refused: ReadonlySet<string>, json: unknown): string[] {
  return Object.entries(letter.fields).flatMap(([field, [takes, at]]) => {
    const kept = takes(text);
    if (refused.has(field) !== (kept === null)) return [`${field} is ${kept === null ? 'taken' : 'refused'}`];
    return json === null || at === '' || kept === null || pick(json, at) === kept
      ? []
      : [`${field} is not as it was`];
  });
}

/** The version that stands there before the first letter. */
async function versionOf({ as, line: at, version }: Letter): Promise<unknown> {
  if (version === undefined) return null;
  const [, path = ''] = at(life, world.work.acme).split(' ');
  const { token } = world.work[as];
  if (!path.includes('/milestones/')) {
    return pick((await world.office.ask(`GET ${path}`, { token })).json, version);
  }
  const [list = '', id] = path.split(/\/(?=[^/]*$)/);
  const { milestones } = (await world.office.ask(`GET ${list}`, { token })).json as {
    milestones: { id: string; version: number }[];
  };
  return milestones.find((one) => one.id === id)?.version;
}

function pick(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], from);
}

function put(into: object, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  (pick(into, parts.join('.')) ?? into)[last as never] = value as never;
}
