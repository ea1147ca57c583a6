import { connect } from 'node:net';
import type { Instant } from '@stint/core/instant';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { createPeople, type TestHouse, type TestPeople } from '@stint/server/testing/house';
import { type TestAnswer, type TestOffice, testOffice } from '@stint/server/testing/office';
import { createTestContract, TestTracker } from '@stint/server/testing/tracking';
import type { SegmentRecord } from '@stint/wire/record';
import { API_ROOT } from '@stint/wire/route';

/** Somebody who knows every letter of the API and sends whatever they please, over real HTTP. */
export class Uploads {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly contract: string;
  private readonly office: TestOffice;
  private readonly desk: TestTracker;

  private constructor(house: TestHouse, office: TestOffice, people: TestPeople, contract: string) {
    this.house = house;
    this.office = office;
    this.people = people;
    this.contract = contract;
    this.desk = new TestTracker(house, people.tracker, contract);
  }

  static async open(house: TestHouse): Promise<Uploads> {
    const people = await createPeople(house);
    return new Uploads(house, await testOffice(house), people, await createTestContract(house, people));
  }

  /** A record of a whole segment that would be taken. */
  record(from: Instant, more: Partial<SegmentRecord> = {}): Promise<SegmentRecord> {
    return this.desk.record(from, from + 600, more);
  }

  hashOf(record: SegmentRecord): string {
    return sha256(canonicalBytes(record));
  }

  sendRecord(record: SegmentRecord, contract = record.contract): Promise<TestAnswer> {
    return this.put(`/contracts/${contract}/segments/${record.segment}`, Buffer.from(canonicalBytes(record)));
  }

  sendPicture(segment: number, bytes: Buffer, kind = 'picture'): Promise<TestAnswer> {
    return this.put(this.pictureAt(segment, kind), bytes);
  }

  pictureAt(segment: number, kind = 'picture'): string {
    return `/contracts/${this.contract}/segments/${segment}/pictures/0/${kind}`;
  }

  readPicture(segment: number): Promise<TestAnswer> {
    return this.office.ask(`GET ${this.pictureAt(segment)}`, { token: this.people.ben.token });
  }

  /** Says that `bytes` will come, sends half of them, and hangs up; `politely`: waits for an answer before. */
  async sendHalf(path: string, bytes: Buffer, politely: boolean): Promise<string> {
    const socket = connect(Number(new URL(this.office.address).port), '127.0.0.1');
    const head = [
      `PUT ${API_ROOT}${path} HTTP/1.1`,
      'host: 127.0.0.1',
      `authorization: Bearer ${this.people.tracker.token}`,
      'content-type: application/octet-stream',
      `content-length: ${bytes.length}`,
    ];
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    let heard = '';
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise<void>((resolve) => {
      socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), half]), () => resolve());
    });
    if (politely) socket.end();
    else socket.destroy();
    await closed;
    return heard;
  }

  /** All that an upload could have left behind: rows by table, and what lies in the pack files. */
  async traces() {
    const { db, pictures } = this.house;
    const kept: string[] = [];
    for await (const { sha256 } of pictures.records()) kept.push(sha256);
    return {
      records: await db.selectFrom('segment_record').select(['segment', 'sha256']).execute(),
      chain: await db.selectFrom('record_chain').select(['sequence', 'sha256']).execute(),
      weeks: await db.selectFrom('work_week').selectAll().execute(),
      pictures: await db.selectFrom('picture').select(['segment', 'kind', 'pack', 'arrived_at']).execute(),
      kept,
    };
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.house.close();
  }

  private put(path: string, body: Buffer): Promise<TestAnswer> {
    const headers = { 'content-type': 'application/octet-stream' };
    return this.office.ask(`PUT ${path}`, { token: this.people.tracker.token, body, headers });
  }
}
