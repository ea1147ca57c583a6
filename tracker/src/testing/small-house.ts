import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { parseCanonical } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { SegmentRecord } from '@stint/wire/record';
import { API_ROOT } from '@stint/wire/route';
import type { Receipt } from '@stint/wire/upload';
import { weekLetter } from './week-letter.ts';

/**
 * What happens to the next request instead of a plain answer. `lost`: it never arrives. `unanswered`: it is done, and
 * the answer is lost. A number: that status, with no letter. Otherwise a refusal by its code.
 */
export type Fault =
  | 'lost'
  | 'unanswered'
  | number
  | { readonly refused: string; readonly status?: number; readonly consumed?: boolean };

/**
 * A house as small as can be, on real sockets: it keeps records and pictures in memory and refuses what the real one
 * refuses of a device's chain. Whatever else a test needs is answered by `answers`.
 */
export class SmallHouse {
  readonly records = new Map<string, { record: SegmentRecord; sha256: string }>();
  readonly pictures = new Map<string, string>();
  readonly tombstones = new Set<string>();
  readonly asked: string[] = [];
  /** Faults by the beginning of `METHOD path`, one for each request in turn. */
  readonly faults: { readonly of: string; readonly fault: Fault }[] = [];
  /** JSON answers by `METHOD path`. */
  readonly answers = new Map<string, () => unknown>();
  /** Another address, to which it sends everybody who asks anything. */
  redirects: string | null = null;
  /** Told of every record as it comes in. */
  onRecord: (bytes: Buffer) => void = () => undefined;
  /** What an answered record says beside its own facts. */
  receipt: Partial<Receipt> = {};
  /** Bugs of this house itself; `close` throws the first. */
  private readonly faulty: unknown[] = [];
  token = 'token-1';
  address = '';
  private readonly heads = new Map<string, { sequence: number; sha256: string }>();
  private readonly links = new Map<string, string>();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        this.faulty.push(error);
        request.socket.destroy();
      });
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async open(): Promise<SmallHouse> {
    const house = new SmallHouse();
    await new Promise<void>((done) => house.server.listen(0, '127.0.0.1', done));
    house.address = `http://127.0.0.1:${(house.server.address() as AddressInfo).port}`;
    return house;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
    if (this.faulty.length > 0) throw this.faulty[0];
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(API_ROOT, '').split('?')[0] ?? '';
    const what = `${request.method} ${path}`;
    const body = await readAll(request);
    this.asked.push(what);
    if (this.redirects !== null) {
      const location = this.redirects + (request.url ?? '');
      return void response.writeHead(307, { location }).end();
    }
    const fault = this.takeFault(what);
    if (fault === 'lost') return void request.socket.destroy();
    if (typeof fault === 'number') return void response.writeHead(fault).end();
    if (fault !== null && typeof fault === 'object') {
      if (fault.consumed) this.consume(body);
      return refuse(response, fault.status ?? 409, fault.refused);
    }
    const answer = this.answer(what, request, body);
    if (fault === 'unanswered') return void request.socket.destroy();
    if ('refused' in answer) return refuse(response, answer.status, answer.refused, answer.message);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.value));
  }

  private answer(what: string, request: IncomingMessage, body: Buffer): Answer {
    const own = this.answers.get(what);
    if (own) return { value: own() };
    if (request.headers.authorization !== `Bearer ${this.token}`) return no(401, 'not-signed-in');
    const [, contract = '', segment = '', rest] =
      /^\w+ \/contracts\/([^/]+)\/segments\/(\d+)(?:\/pictures\/(.+))?$/.exec(what) ?? [];
    const key = `${contract} ${segment}`;
    if (rest) return this.takePicture(key, rest, body);
    if (what.startsWith('PUT /contracts/')) return this.takeRecord(key, body);
    if (!what.startsWith('DELETE /contracts/')) return no(404, 'not-found');
    if (!this.records.delete(key)) return no(409, 'no-such-segment');
    this.tombstones.add(key);
    return { value: { week: weekLetter(0) } };
  }

  private takeRecord(key: string, bytes: Buffer): Answer {
    this.onRecord(bytes);
    const parsed = SegmentRecord.safeParse(parseCanonical(bytes));
    if (!parsed.success) return no(422, 'not-canonical');
    const record = parsed.data;
    const hash = sha256(bytes);
    const link = this.links.get(`${chainOf(record)} ${record.sequence}`);
    if (link !== undefined && link !== hash) return no(409, 'different-record');
    const known = this.records.get(key);
    if (known?.sha256 === hash) return this.receiptOf(record, hash);
    const head = this.heads.get(chainOf(record));
    const fits =
      record.sequence === (head ? head.sequence + 1 : 0) && record.previous === (head?.sha256 ?? null);
    if (!fits) {
      const expected = `expected sequence ${head ? head.sequence + 1 : 0} after ${head?.sha256 ?? 'nothing'}`;
      return no(409, 'out-of-sequence', `A record before this one is missing (sequence): ${expected}.`);
    }
    this.consume(bytes);
    if (known) return no(409, 'different-record');
    this.records.set(key, { record, sha256: hash });
    return this.receiptOf(record, hash);
  }

  private receiptOf(record: SegmentRecord, hash: string): Answer {
    const wanted = record.pictures.flatMap(({ monitor }) =>
      (['picture', 'thumbnail'] as const)
        .filter((kind) => !this.pictures.has(`${record.contract} ${record.segment} ${monitor}/${kind}`))
        .map((kind) => ({ monitor, kind })),
    );
    const plain = { segment: record.segment, sha256: hash, state: 'recorded', overlapSeconds: 0 };
    return { value: { ...plain, outsideSeconds: 0, supersededSeconds: 0, wanted, ...this.receipt } };
  }

  private takePicture(key: string, name: string, bytes: Buffer): Answer {
    if (!this.records.has(key)) return no(404, 'no-such-segment');
    const [monitor, kind] = name.split('/');
    const entry = this.records.get(key)?.record.pictures.find((each) => each.monitor === Number(monitor));
    const named = kind === 'picture' ? entry?.sha256 : entry?.thumbnail.sha256;
    if (named !== sha256(bytes)) return no(422, 'picture-hash-mismatch');
    this.pictures.set(`${key} ${name}`, named);
    return { value: { sha256: named, wanted: [] } };
  }

  private consume(bytes: Buffer): void {
    const record = parseCanonical(bytes) as SegmentRecord;
    this.heads.set(chainOf(record), { sequence: record.sequence, sha256: sha256(bytes) });
    this.links.set(`${chainOf(record)} ${record.sequence}`, sha256(bytes));
  }

  private takeFault(what: string): Fault | null {
    const index = this.faults.findIndex(({ of }) => what.startsWith(of));
    return index === -1 ? null : (this.faults.splice(index, 1)[0]?.fault ?? null);
  }
}

type Answer =
  | { readonly value: unknown }
  | { readonly refused: string; readonly status: number; readonly message: string };

function no(status: number, refused: string, message = sentence(refused)): Answer {
  return { status, refused, message };
}

function refuse(response: ServerResponse, status: number, code: string, message = sentence(code)): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }));
}

function sentence(code: string): string {
  return `the house says ${code}`;
}

function chainOf({ device, contract }: SegmentRecord): string {
  return `${device} ${contract}`;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
