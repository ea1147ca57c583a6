import { API_ROOT } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goneCell, inWords, mirrored, type Row, WHO, type Who, withoutAgency } from '../http/access-cells.ts';
import { type Asked, askAbout } from './access-asks.ts';
import { type AccessPeople, createAccessPeople } from './access-people.ts';
import { makeThings, NO_THINGS, type Things } from './access-things.ts';
import { type TestHouse, testHouse } from './house.ts';
import { type TestAnswer, type TestOffice, testOffice } from './office.ts';
import { newTokenOf } from './people.ts';

/** A house with both worlds, and its HTTP. */
export interface AccessWorld extends AccessPeople {
  readonly house: TestHouse;
  readonly office: TestOffice;
  /** A's things, those without the agency, and B's. */
  readonly own: Things;
  readonly direct: Things;
  readonly foreign: Things;
}

export async function openAccessWorld(): Promise<AccessWorld> {
  // Nobody signs up unasked: a password costs a second, and who is let in is told so.
  const house = await testHouse({ signUp: 'invited' });
  const people = await createAccessPeople(house);
  const { things: own, direct } = await makeThings(house, people.a, people.operator);
  const { things: foreign } = await makeThings(house, people.b, people.operator);
  const office = await testOffice(house);
  return { ...people, house, office, own, direct, foreign };
}

/** Every row of a part of the table x everybody x what they could name, asked over HTTP. */
export function testAccess(rows: Partial<Record<RouteName, Row>>): void {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await openAccessWorld();
  });
  afterAll(async () => {
    await world.office.close();
    await world.house.close();
  });
  it.each(Object.entries(rows) as [RouteName, Row][])('%s', async (name, row) => {
    const none = row.gone === null ? null : await askAll(world, name, noneOf(row));
    let last: Answered | null = null;
    for (const round of roundsOf(world, name, row)) {
      const answers = await askAll(world, name, round);
      if (none) expectAlike(none, answers, round.title);
      if (round.within) {
        if (last) expectAlike(last, answers, round.title);
        last = answers;
      }
    }
  });
}

interface Round {
  readonly title: string;
  readonly named: Things;
  /** What is expected of each, in words. */
  readonly expected: (who: Who) => string;
  /** Missing: everybody. */
  readonly who?: readonly Who[];
  readonly within?: true;
}

/** What they made without the agency: who stands at either end, and who does not between them. */
const AROUND_AGENCY = WHO.filter((who) => /agency|freelancer|owner/.test(who));

/** Nothing that there is. */
function noneOf({ cells, gone }: Row): Round {
  return { title: 'none such', named: NO_THINGS, expected: (who) => inWords(goneCell(cells[who]), gone) };
}

/** What there is; one's own comes last, since it may be changed. Where two requests are the same, one is enough. */
function roundsOf({ own, direct, foreign }: AccessWorld, name: RouteName, row: Row): Round[] {
  const { cells, gone, within } = row;
  const by = (other: (who: Who) => Who) => (who: Who) => inWords(cells[other(who)], gone);
  const expected = by((who) => who);
  // Who does not come past the door has been asked about nothing at all, and is asked about what is.
  const inside = WHO.filter((who) => goneCell(cells[who]) === '-' || cells[who] === 'y');
  const all: Round[] = [
    {
      title: 'made without the agency',
      named: direct,
      expected: by(withoutAgency),
      who: inside.filter((who) => AROUND_AGENCY.includes(who)),
    },
    { title: 'of the other world', named: foreign, expected: by(mirrored), who: inside },
    { title: 'own', named: own, expected },
  ];
  if (within !== null) {
    const withinOwn = (who: Who): string => (cells[who] === 'y' ? `404 ${within}` : expected(who));
    const partsOf = ({ milestone, spare, represented, invitation, segment, dispute }: Things): Things => ({
      ...own,
      milestone,
      spare,
      represented,
      invitation,
      segment,
      dispute,
    });
    all.unshift(
      {
        title: 'none such within own',
        named: partsOf(NO_THINGS),
        expected: withinOwn,
        who: inside,
        within: true,
      },
      {
        title: 'foreign within own',
        named: partsOf(foreign),
        expected: withinOwn,
        who: inside,
        within: true,
      },
    );
  }
  const asked = all.map(({ named }) => spell(askAbout(name, named)));
  return all.filter((_, place) => asked.lastIndexOf(asked[place] ?? '') === place);
}

function spell({ line, body }: Asked): string {
  return `${line} ${JSON.stringify(body)}`;
}

type Answered = ReadonlyMap<Who, TestAnswer>;

/** Those who are refused first, and readers, at once; then whoever may change something, one after the other. */
async function askAll(
  world: AccessWorld,
  name: RouteName,
  { title, named, expected, who: asked = WHO }: Round,
): Promise<Answered> {
  const answers = new Map<Who, TestAnswer>();
  const askAs = async (who: Who): Promise<void> => {
    answers.set(who, await askOnce(world, name, who, askAbout(name, named)));
  };
  const isLetIn = (who: Who): boolean => expected(who) === 'let in';
  const before = await deedsNoted(world);
  await Promise.all(asked.filter((who) => !isLetIn(who)).map(askAs));
  expect(await deedsNoted(world), `${name}, ${title}: what was refused is done`).toBe(before);
  const letIn = asked.filter(isLetIn);
  if (routes[name].method === 'GET') await Promise.all(letIn.map(askAs));
  else for (const who of letIn) await askAs(who);
  const said = asked.map((who) => [who, inWordsOf(answers.get(who))]);
  const told = asked.map((who) => [who, expected(who)]);
  expect(Object.fromEntries(said), `${name}, ${title}`).toEqual(Object.fromEntries(told));
  return answers;
}

async function deedsNoted({ house }: AccessWorld): Promise<unknown> {
  const count = house.db.selectFrom('audit').select(({ fn }) => fn.countAll().as('deeds'));
  return (await count.executeTakeFirstOrThrow()).deeds;
}

async function askOnce(
  world: AccessWorld,
  name: RouteName,
  who: Who,
  { line, body }: Asked,
): Promise<TestAnswer> {
  const { house, office, tokens, persons } = world;
  const person = persons[who];
  // Who signs out comes back with another token.
  const token = name === 'signOut' && person ? await newTokenOf(house, person) : tokens[who];
  const more = { ...(token === null ? {} : { token }), ...(body === undefined ? {} : { body }) };
  const isStream = 'answerKind' in routes[name] && routes[name].answerKind === 'events';
  return isStream ? openStream(office, line, token) : office.ask(line, more);
}

/** A stream that opens is let go at once; one that does not is an answer like others. */
async function openStream(office: TestOffice, line: string, token: string | null): Promise<TestAnswer> {
  const leaving = new AbortController();
  const { status, headers } = await fetch(office.address + API_ROOT + line.replace('GET ', ''), {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  leaving.abort();
  if (status !== 200) return office.ask(line, token === null ? {} : { token });
  return { status, headers, text: '', json: null, code: null };
}

const BY_ROLE: readonly (string | null)[] = [
  'not-allowed-here',
  'freelancers-only',
  'clients-only',
  'not-your-role',
];

/** An answer in the words of the table: whoever is let in hears whatever the deed says. */
function inWordsOf(answer: TestAnswer | undefined): string {
  if (!answer) return 'not asked';
  const { status, code, headers } = answer;
  if (!headers.get('cache-control')?.includes('no-store')) return 'kept by caches';
  const refused =
    code === 'not-signed-in' ||
    code === 'bad-request' ||
    (status === 403 && BY_ROLE.includes(code)) ||
    status === 404 ||
    (status >= 500 && code !== 'processor-unreachable');
  return refused ? `${status} ${code}` : 'let in';
}

/** Where both say that there is nothing, they say it in the very same way. */
function expectAlike(none: Answered, answers: Answered, title: string): void {
  for (const who of WHO) {
    const [nothing, answer] = [none.get(who), answers.get(who)];
    if (nothing?.status !== 404 || answer?.status !== 404 || nothing.code !== answer.code) continue;
    expect(wholeOf(answer), `${who}, ${title}`).toEqual(wholeOf(nothing));
  }
}

/** All that an answer tells, but when it was given. */
export function wholeOf({ status, headers, text }: TestAnswer): object {
  const told = [...headers].filter(([name]) => name !== 'date');
  return { status, text, headers: Object.fromEntries(told) };
}
