import type { Message } from '@stint/wire/threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDF } from '../testing/files.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople, type TestPerson } from '../testing/people.ts';
import { createTestContract } from '../testing/tracking.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let thread: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
  const contract = await createTestContract(house, people);
  const { json } = await office.ask(`PUT /contracts/${contract}/thread`, { token: people.ana.token });
  thread = (json as { thread: string }).thread;
});
afterAll(async () => {
  await office.close();
  await house.close();
});

function send(who: TestPerson, says: string, more: object = {}): Promise<TestAnswer> {
  const body = { id: house.random.uuid(), says, ...more };
  return office.ask(`POST /threads/${thread}/messages`, { token: who.token, body });
}

async function lastN(): Promise<number> {
  const { json } = await office.ask(`GET /threads/${thread}/messages`, { token: people.ana.token });
  return (json as { messages: Message[] }).messages.at(-1)?.n ?? 0;
}

describe('what is written', () => {
  it('may have ten thousand characters, markup and every script, and comes back as it was', async () => {
    const texts = [
      'x'.repeat(10_000),
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      '\u202Egnp.exe \u2066turned\u2069 \u200F',
      '👩‍👩‍👧‍👦 e\u0301 مرحبا こんにちは',
      '=HYPERLINK("x")\n\ttab and line\n',
      '{{7*7}} $(id) `id` %s %00 \\u0000',
    ];
    for (const says of texts) expect((await send(people.ana, says)).json).toMatchObject({ says });
  });

  it.each([
    ['nothing', { says: '' }],
    ['blanks', { says: ' \n\t\u3000 ' }],
    ['a character too many', { says: 'x'.repeat(10_001) }],
    ['64 kB', { says: 'x'.repeat(65_000) }],
    ['NUL', { says: 'a\0b' }],
    ['a control character', { says: 'a\u0007b' }],
    ['half a character', { says: '\uD800' }],
    ['no text', { says: 7 }],
    ['eleven files', { says: 'a', attachments: Array.from({ length: 11 }, () => crypto.randomUUID()) }],
    [
      'a file twice',
      { says: 'a', attachments: Array.from({ length: 2 }, () => '7c9e6679-7425-40de-944b-e07fc1f90ae7') },
    ],
    ['a key that is none', { says: 'a', person_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }],
  ])('is refused: %s', async (_, body) => {
    const before = await lastN();
    const answer = await send(people.ana, '', body);
    expect([answer.status, answer.code]).toEqual([400, 'bad-request']);
    expect(await lastN()).toBe(before);
  });

  it('carries files of its writer alone, each once, and they are kept with it', async () => {
    const { ana, ben } = people;
    const [own, bens] = [house.random.uuid(), house.random.uuid()];
    await office.ask(`PUT /attachments/${own}?name=a.pdf`, { token: ana.token, body: PDF });
    await office.ask(`PUT /attachments/${bens}?name=b.pdf`, { token: ben.token, body: PDF });
    expect((await send(ana, 'a', { attachments: [own, bens] })).code).toBe('no-such-attachment');
    expect((await send(ana, 'a', { attachments: [house.random.uuid()] })).code).toBe('no-such-attachment');
    const sent = await send(ana, '', { attachments: [own] });
    expect(sent.json).toMatchObject({
      says: '',
      attachments: [{ id: own, name: 'a.pdf', bytes: PDF.length }],
    });
    expect((await send(ana, 'again', { attachments: [own] })).code).toBe('no-such-attachment');
    expect((await office.ask(`DELETE /attachments/${own}`, { token: ana.token })).code).toBe(
      'no-such-attachment',
    );
    const fetched = await office.ask(`GET /attachments/${own}`, { token: ben.token });
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});
