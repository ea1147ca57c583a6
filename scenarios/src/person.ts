import { formatDay, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { Week } from '@stint/core/week';
import { type ClientOptions, call, Refused } from '@stint/wire/client';
import { setRate } from '@stint/wire/contracts';
import {
  type DiaryEntry,
  readDiary,
  readPicture,
  readWeek,
  type Week as WeekLetter,
} from '@stint/wire/diary';
import { type Evidence, readDispute } from '@stint/wire/evidence';
import { createToken } from '@stint/wire/people';
import { readReview } from '@stint/wire/review';
import { dayQuery, drawDiary } from './drawing.ts';
import type { Passage } from './passage.ts';
import type { Told, Went } from './told.ts';
import { MONDAY, when } from './when.ts';

/** A contract of the story, by its short name. */
export interface StoryContract {
  readonly id: string;
  readonly told: Told;
}

/** What everybody in a story has to do with. */
export interface Story {
  readonly house: string;
  readonly time: Passage;
  contract(name: string): StoryContract;
  contractById(id: string): StoryContract;
}

/** Somebody who looks at the diary and the money, by the public API alone. */
export class Person {
  readonly client: ClientOptions;
  protected readonly story: Story;

  constructor(story: Story, client: ClientOptions) {
    this.story = story;
    this.client = client;
  }

  /** The diary of a day, drawn. */
  async sees(day: string, contract = 'k1'): Promise<string[]> {
    return drawDiary(await this.diary(when(day), 1, contract));
  }

  async diary(from: Instant, days: number, contract = 'k1'): Promise<DiaryEntry[]> {
    const params = { contract: this.story.contract(contract).id };
    return (await call(this.client, readDiary, { params, query: dayQuery(from, days) })).entries;
  }

  /** The only entry of the segment that begins then. */
  async entry(start: string, contract = 'k1'): Promise<DiaryEntry> {
    const entries = await this.diary(when(start.slice(0, start.indexOf(' '))), 1, contract);
    const found = entries.filter((entry) => Date.parse(entry.start) / 1000 === when(start));
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${found.length} entries at ${start}`);
    return only;
  }

  /** A week: totals, invoice, clock, stage. 0 is the first week of the story. */
  async week(number = 0, contract = 'k1'): Promise<WeekLetter> {
    const params = { contract: this.story.contract(contract).id, week: formatDay(weekNumber(number)) };
    return call(this.client, readWeek, { params });
  }

  /** The disputes of the first week, with all that there is about each. */
  async disputes(contract = 'k1'): Promise<Evidence[]> {
    const { id } = this.story.contract(contract);
    const params = { contract: id, week: formatDay(weekNumber(0)) };
    const { disputes } = await call(this.client, readReview, { params });
    return Promise.all(
      disputes.map((one) => call(this.client, readDispute, { params: { contract: id, dispute: one.id } })),
    );
  }

  /** What became, or will become, of each segment of the first dispute, and by whose word. */
  async outcomes(contract = 'k1'): Promise<string[]> {
    const [dispute] = await this.disputes(contract);
    return (dispute?.lines ?? []).map(
      ({ outcome, rulings }) => `${outcome} ${rulings.at(-1)?.by ?? '(foretold)'}`,
    );
  }

  /** Anybody may try (B1). */
  async setsRate(rate: string, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(call(this.client, setRate, { params: { contract: id }, body: { rate } }));
    told.note(this.story.time.now(), 'rate', { rate }, answer);
    return answer;
  }

  /** The bytes of a snapshot's picture, or the code of the refusal. */
  async picture(segment: SegmentNumber, contract = 'k1'): Promise<Uint8Array | Went> {
    const params = { contract: this.story.contract(contract).id, segment, monitor: 0 };
    return seen(call(this.client, readPicture, { params: { ...params, kind: 'picture' } }));
  }
}

export function weekNumber(number: number): Week {
  return MONDAY + number * WEEK_SECONDS;
}

/** Does something with the house: how it went. */
export async function went(deed: Promise<unknown>): Promise<Went> {
  const answer = await seen(deed);
  return typeof answer === 'string' ? answer : 'done';
}

/** The answer, or the code of the refusal. */
async function seen<Answer>(asked: Promise<Answer>): Promise<Answer | Went> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof Refused) return fault.letter.code;
    throw fault;
  }
}

/** Signs somebody in for a program of theirs, by e-mail and password. */
export async function enter(
  house: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<ClientOptions> {
  const door: ClientOptions = { house, fetch };
  const { token } = await call(door, createToken, { body: { email, password, name: 'story' } });
  return { ...door, token };
}
