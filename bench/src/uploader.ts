import { randomFillSync } from 'node:crypto';
import { type Agent, request } from 'node:http';
import { segmentStart } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { seededDraw } from '@stint/proof/draw';
import { sha256 } from '@stint/proof/hash';
import type { SegmentRecord } from '@stint/wire/record';
import { API_ROOT } from '@stint/wire/route';

/** A tracker that is signed in. */
export interface Uploader {
  readonly token: string;
  readonly freelancer: string;
  readonly device: string;
  readonly contract: string;
  /** base64url */
  readonly seed: string;
}

/** As a screen of text has it: a picture of 123 kB, a thumbnail of 4 kB. */
export const PICTURE_BYTES = 123_000;
export const THUMBNAIL_BYTES = 4000;

/** Brings one segment after the other, each with its pictures, as a tracker does: the next when this is durable. */
export class Upload {
  private readonly uploader: Uploader;
  private readonly address: URL;
  private readonly agent: Agent;
  private readonly draw: (segment: number) => number;
  private segment: number;
  private sequence = 0;
  private previous: string | null = null;
  /** Segments that are all there. */
  done = 0;

  constructor(uploader: Uploader, address: string, agent: Agent, first: number) {
    this.uploader = uploader;
    this.address = new URL(address);
    this.agent = agent;
    this.segment = first;
    this.draw = seededDraw(Buffer.from(uploader.seed, 'base64url'));
  }

  async bringOne(): Promise<void> {
    const [picture, thumbnail] = [
      webpOfNoise(640, 360, PICTURE_BYTES),
      webpOfNoise(320, 180, THUMBNAIL_BYTES),
    ];
    const bytes = canonicalBytes(this.record(picture, thumbnail));
    const path = `${API_ROOT}/contracts/${this.uploader.contract}/segments/${this.segment}`;
    await this.put(path, Buffer.from(bytes));
    await this.put(`${path}/pictures/0/picture`, picture);
    await this.put(`${path}/pictures/0/thumbnail`, thumbnail);
    this.segment += 1;
    this.sequence += 1;
    this.previous = sha256(bytes);
    this.done += 1;
  }

  private record(picture: Buffer, thumbnail: Buffer): SegmentRecord {
    const { freelancer, contract, device } = this.uploader;
    const from = segmentStart(this.segment);
    const thumb = { sha256: sha256(thumbnail), bytes: thumbnail.length };
    return {
      v: 2,
      freelancer,
      contract,
      segment: this.segment,
      device,
      sequence: this.sequence,
      previous: this.previous,
      stretches: [{ from, to: from + 600, end: 'continues' }],
      activity: Array.from({ length: 10 }, () => [31, 4, 7]),
      memos: [{ from, memo: 'Header colours' }],
      snapshotAt: this.draw(this.segment),
      app: 'Editor',
      title: 'Header.tsx',
      pictures: [
        {
          monitor: 0,
          sha256: sha256(picture),
          bytes: picture.length,
          width: 640,
          height: 360,
          thumbnail: thumb,
          blurred: false,
          maskedPermille: 0,
        },
      ],
      withheld: null,
      capabilities: {
        counts: true,
        idle: true,
        window: true,
        picture: 'each-monitor',
        monitors: 1,
        backend: 'x11',
      },
    };
  }

  private put(path: string, body: Buffer): Promise<void> {
    return send(this.address, this.agent, { path, body, token: this.uploader.token });
  }
}

/** One PUT; throws unless it is taken. */
export function send(
  address: URL,
  agent: Agent,
  { path, body, token }: { readonly path: string; readonly body: Buffer; readonly token: string },
): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    'content-length': body.length,
  };
  const { hostname, port } = address;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: 'PUT', agent, headers }, (response) => {
      const { statusCode = 0 } = response;
      response.resume().once('end', () => {
        if (statusCode < 300) resolve();
        else reject(new Error(`${path}: ${statusCode}`));
      });
    });
    sent.once('error', reject).end(body);
  });
}

/** A file with the header of a lossless WebP and noise for its pixels: nobody on the way looks further. */
function webpOfNoise(width: number, height: number, bytes: number): Buffer {
  const file = randomFillSync(Buffer.allocUnsafe(bytes));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(bytes - 8, 4);
  file.write('WEBPVP8L', 8, 'latin1');
  file.writeUInt32LE(bytes - 20, 16);
  file.writeUInt8(0x2f, 20);
  file.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  return file;
}
