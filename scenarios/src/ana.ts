import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { listPayouts, payOut, readPurses } from '@stint/wire/books';
import { type ClientOptions, call } from '@stint/wire/client';
import { addManualTime, deleteSegment, editMemo } from '@stint/wire/diary';
import { answerDispute } from '@stint/wire/evidence';
import type { Desk } from './desk.ts';
import { Person, type Story, went } from './person.ts';
import type { Told, Went } from './told.ts';
import { when } from './when.ts';

/** The freelancer: she works at her desk, and corrects and is paid in the browser. */
export class Ana extends Person {
  readonly desk: Desk;

  constructor(story: Story, client: ClientOptions, desk: Desk) {
    super(story, client);
    this.desk = desk;
  }

  async starts(contract: string, memo: string): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const before = this.desk.status().tracking?.contract;
    const answer = await this.desk.starts(id, memo);
    // T1: starting on another contract ends the first.
    if (answer === 'done' && before !== undefined && before !== id)
      this.told(before)?.note(this.now(), 'stop');
    told.note(this.now(), 'start', { memo }, answer);
    return answer;
  }

  async stops(): Promise<Went> {
    const open = this.told(this.desk.status().tracking?.contract);
    const answer = await this.desk.stops();
    open?.note(this.now(), 'stop');
    return answer;
  }

  async writes(memo: string): Promise<Went> {
    const open = this.told(this.desk.status().tracking?.contract);
    const answer = await this.desk.writes(memo);
    open?.note(this.now(), 'memo', { memo });
    return answer;
  }

  /**
   * Works on, one sign a segment, each to its end: a digit is in how many of its minutes she types (X = 10), from
   * the first on. What lies before now is not made up for.
   */
  async works(drawing: string): Promise<void> {
    for (const sign of drawing.replaceAll(' ', '')) {
      const segment = segmentOf(this.now());
      const minutes = sign === 'X' ? 10 : Number.parseInt(sign, 10);
      await this.typesUntil(segmentStart(segment) + minutes * MINUTE_SECONDS);
      await this.story.time.to(segmentEnd(segment));
    }
  }

  /** Types in every minute, at its half, up to then. */
  async worksUntil(text: string | Instant): Promise<void> {
    const end = typeof text === 'number' ? text : when(text);
    await this.typesUntil(end);
    await this.story.time.to(end);
  }

  async deletes(start: string, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const segment = segmentOf(when(start));
    const answer = await went(call(this.client, deleteSegment, { params: { contract: id, segment } }));
    told.note(this.now(), 'delete', { segment: formatInstant(segmentStart(segment)) }, answer);
    return answer;
  }

  /** In the tracker's panel, which also deletes what has not been sent yet. */
  async deletesAtHerDesk(start: string, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const segment = segmentOf(when(start));
    const answer = await this.desk.deletes(id, segment);
    told.note(this.now(), 'delete', { segment: formatInstant(segmentStart(segment)) }, answer);
    return answer;
  }

  async editsMemo(start: string, memo: string, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const segment = segmentOf(when(start));
    const answer = await went(
      call(this.client, editMemo, { params: { contract: id, segment }, body: { memo } }),
    );
    told.note(this.now(), 'editMemo', { segment: formatInstant(segmentStart(segment)), memo }, answer);
    return answer;
  }

  async addsManualTime(from: string, to: string, memo: string, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const body = { from: formatInstant(when(from)), to: formatInstant(when(to)), memo };
    const answer = await went(call(this.client, addManualTime, { params: { contract: id }, body }));
    told.note(this.now(), 'manual', body, answer);
    return answer;
  }

  /** Her money: `in progress`, `in review`, `pending`, `available`, `paid out`, without what is 0. */
  accepts(dispute: string, contract = 'k1'): Promise<Went> {
    const params = { contract: this.story.contract(contract).id, dispute };
    return went(call(this.client, answerDispute, { params, body: { answer: 'accept' } }));
  }

  /** Contests, with words, and lets some of the segments go. */
  contests(dispute: string, says: string, letGo: readonly string[] = [], contract = 'k1'): Promise<Went> {
    const params = { contract: this.story.contract(contract).id, dispute };
    const lines = letGo.map((start) => ({ segment: segmentOf(when(start)), kind: 'tracked' as const }));
    return went(
      call(this.client, answerDispute, { params, body: { answer: 'contest', says, letGo: lines } }),
    );
  }

  async purse(): Promise<Record<string, string>> {
    const [purse] = await call(this.client, readPurses, {});
    const { currency: _, ...places } = purse ?? { currency: '' };
    return Object.fromEntries(Object.entries(places).filter(([, amount]) => Number(amount) !== 0));
  }

  paysOut(id: string, amount: string, currency = 'USD'): Promise<Went> {
    return went(call(this.client, payOut, { body: { id, amount, currency } }));
  }

  payouts() {
    return call(this.client, listPayouts, {});
  }

  segmentAt(start: string): SegmentNumber {
    return segmentOf(when(start));
  }

  private told(contract: string | undefined): Told | undefined {
    return contract === undefined ? undefined : this.story.contractById(contract).told;
  }

  private now(): Instant {
    return this.story.time.now();
  }

  private async typesUntil(end: Instant): Promise<void> {
    const half = MINUTE_SECONDS / 2;
    const first = this.now() - (this.now() % MINUTE_SECONDS) + half;
    for (let at = first; at < end; at += MINUTE_SECONDS) {
      if (at < this.now()) continue;
      await this.story.time.to(at);
      this.desk.types(KEYS, CLICKS);
      this.told(this.desk.status().tracking?.contract)?.note(at, 'input', { keys: KEYS, clicks: CLICKS });
    }
  }
}

const KEYS = 12;
const CLICKS = 1;
