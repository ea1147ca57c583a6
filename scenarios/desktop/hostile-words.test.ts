import { SHOP } from '@stint/server/testing/jobs';
import { FIXED, HOURLY } from '@stint/server/testing/offers';
import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  world = await ToldWorld.open();
  life = await liveIn(world);
});
afterAll(() => world.close());

/** What a field takes: the text as it is then kept, or null where it is refused. */
type Takes = (text: string) => string | null;

const TURNS = /[\u202A-\u202E\u2066-\u2069]/u;

/** One line without control characters; `lines` may have tabs and ends of lines. */
const line = (most: number): Takes => taking(/[\p{Cc}\p{Cs}]/u, most);
const lines = (most: number): Takes => taking(/(?![\t\n])[\p{Cc}\p{Cs}]/u, most);

function taking(never: RegExp, most: number): Takes {
  return (text) => (never.test(text) || [...text].length > most ? null : text);
}

/** Stands inside the house's own sentences. */
function name(most: number): Takes {
  return (text) => {
    const kept = text.trim();
    return kept === '' || TURNS.test(kept) ? null : line(most)(kept);
  };
}

interface Letter {
  readonly as: 'ana' | 'ben';
  readonly line: () => string;
  readonly body: () => object;
  /** By where it stands in the body, as a refusal names it: what it takes, and where the answer has it. */
  readonly fields: Readonly<Record<string, readonly [takes: Takes, kept: string]>>;
  /** Where the answer has the version that the next body names. */
  readonly version?: string;
  readonly few?: true;
  /** It cannot be done, or not so often: where every field is taken, it is refused for this. */
  readonly over?: string;
}

/** Every letter that holds somebody's own words, with a body that is right. */
const LETTERS: Readonly<Record<string, Letter>> = {
  'a job': {
    as: 'ben',
    line: () => 'POST /jobs',
    body: () => ({ ...SHOP, organisation: world.work.acme, labels: ['design'] }),
    fields: {
      title: [name(LIMITS.name), 'title'],
      description: [said(LIMITS.description), 'description'],
      'labels.0': [name(LIMITS.labelName), 'labels.0'],
    },
  },
  'a proposal': {
    as: 'ana',
    line: () => `PUT /proposals/${life.unread}`,
    body: () => ({ amount: '790', message: 'x' }),
    fields: { message: [said(LIMITS.proposalMessage), 'message'] },
    version: 'version',
    few: true,
  },
  'a proposal that is over': {
    as: 'ana',
    line: () => `PUT /proposals/${life.declined}`,
    body: () => ({ version: 0, amount: '790' }),
    fields: { message: [said(LIMITS.proposalMessage), ''] },
    over: 'not-in-this-state',
  },
  'a proposal that is declined': {
    as: 'ben',
    line: () => `POST /proposals/${life.declined}/decline`,
    body: () => ({}),
    fields: { reason: [said(LIMITS.reason), ''] },
    over: 'not-in-this-state',
  },
  'an offer': {
    as: 'ben',
    line: () => `PUT /offers/${life.offer}`,
    body: () => ({ terms: { ...HOURLY, activityLabels: [{ name: 'x', minActiveMinutes: null }] } }),
    fields: {
      title: [name(LIMITS.name), 'now.title'],
      message: [lines(LIMITS.offerMessage), 'now.message'],
      'terms.activityLabels.0.name': [name(LIMITS.labelName), 'now.terms.activityLabels.0.name'],
    },
    version: 'now.version',
    few: true,
  },
  'an offer that is over': {
    as: 'ben',
    line: () => `PUT /offers/${life.over}`,
    body: () => ({ version: 1, title: 'x', message: '', terms: structuredClone(FIXED) }),
    fields: {
      title: [name(LIMITS.name), ''],
      message: [lines(LIMITS.offerMessage), ''],
      'terms.milestones.1.title': [name(LIMITS.name), ''],
      'terms.milestones.1.says': [lines(LIMITS.milestoneSays), ''],
    },
    over: 'offer-closed',
  },
  'a question about an offer': {
    as: 'ana',
    line: () => `POST /offers/${life.over}/asks`,
    body: () => ({}),
    fields: { says: [said(LIMITS.asks), ''] },
    over: 'offer-closed',
  },
  'an offer that is declined': {
    as: 'ana',
    line: () => `POST /offers/${life.over}/decline`,
    body: () => ({}),
    fields: { reason: [lines(LIMITS.reason), ''] },
    over: 'offer-closed',
  },
  'a milestone': {
    as: 'ana',
    line: () => `PUT /contracts/${life.fixed}/milestones/${life.milestone}`,
    body: () => ({ amount: '250', dueDay: null }),
    fields: {
      title: [name(LIMITS.name), 'title'],
      says: [lines(LIMITS.milestoneSays), 'says'],
    },
    version: 'version',
    few: true,
  },
  'a milestone of what has ended': {
    as: 'ana',
    line: () => `POST /contracts/${life.ended}/milestones`,
    body: () => ({ amount: '250', dueDay: null }),
    fields: { title: [name(LIMITS.name), ''], says: [lines(LIMITS.milestoneSays), ''] },
    over: 'not-allowed',
  },
  'a message': {
    as: 'ben',
    line: () => `POST /threads/${life.thread}/messages`,
    body: () => ({ id: crypto.randomUUID() }),
    fields: { says: [said(LIMITS.message, /\S/u), 'says'] },
  },
  'a profile': {
    as: 'ana',
    line: () => 'PUT /profile',
    body: () => ({
      headline: '',
      about: '',
      level: null,
      rate: null,
      currency: null,
      skills: ['x'],
      earningsShown: true,
    }),
    fields: {
      headline: [line(LIMITS.headline), 'headline'],
      about: [lines(LIMITS.about), 'about'],
      'skills.0': [name(LIMITS.skill), 'skills.0'],
    },
    version: 'version',
  },
  'an organisation': {
    as: 'ben',
    line: () => `PUT /organisations/${world.work.acme}`,
    body: () => ({}),
    fields: { name: [name(LIMITS.name), 'name'] },
    version: 'version',
  },
  'an invitation': {
    as: 'ben',
    line: () => `POST /organisations/${world.work.acme}/invitations`,
    body: () => ({ role: 'viewer' }),
    fields: { email: [() => null, ''] },
  },
  'a feedback': {
    as: 'ben',
    line: () => `PUT /contracts/${life.ended}/feedback`,
    body: () => ({ stars: 1 }),
    fields: { comment: [lines(LIMITS.feedback), ''], privateNote: [lines(LIMITS.feedback), ''] },
    over: 'feedback-given',
  },
};

/** It has to say something. */
function said(most: number, something = /[^\s]/u): Takes {
  return (text) => (something.test(text) ? lines(most)(text) : null);
}

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
    const body = structuredClone(letter.body());
    for (const field of Object.keys(letter.fields)) put(body, field, refused.has(field) ? 'x' : text);
    if (letter.version !== undefined) put(body, 'version', version);
    const { status, code, json } = await world.office.ask(letter.line(), { token, body });
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
  const [, path = ''] = at().split(' ');
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
