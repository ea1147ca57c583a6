import { formatInstant } from '@stint/core/instant';
import type { DeskSession } from '@stint/wire/desk';
import { toInstant } from '@stint/wire/letters';
import { DEVICE, K1, NINE } from './drafts.ts';

const OTHER = '00000000-0000-4000-8000-0000000000d2';

/** A house that knows which of Ana's trackers tracks, and what time it is; the clock is moved by hand. */
export class SmallHouse {
  now = NINE;
  session: DeskSession | null = null;
  /** Silent: it answers nobody. */
  silent = false;
  /** What it was asked, as `PUT /api/…`. */
  readonly asked: string[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const address = `${init?.method ?? 'GET'} ${(input as string).replace(/^.*\/api\/(v\d+\/)?/, '/')}`;
    this.asked.push(address);
    if (this.silent) throw new TypeError('nobody answers');
    if (address.endsWith('/clock'))
      return Response.json({ now: formatInstant(this.now), movable: true, demo: false });
    if (address.startsWith('PUT')) return this.announced(JSON.parse(init?.body as string) as Announced);
    if (address.startsWith('GET')) return Response.json({ session: this.session });
    if (this.session?.device === DEVICE) this.session = null;
    return new Response(null, { status: 204 });
  };

  /** Ana's desktop tracks since then. */
  elsewhere(since: number): void {
    this.session = sessionOf(OTHER, formatInstant(since));
  }

  since(): number | null {
    return this.session && toInstant(this.session.since);
  }

  private announced({ since, takeOver }: Announced): Response {
    if (this.session && this.session.device !== DEVICE && !takeOver) {
      return Response.json({ code: 'tracking-elsewhere', message: 'Another tracks.' }, { status: 409 });
    }
    this.session = sessionOf(DEVICE, since);
    return Response.json({ session: this.session });
  }
}

function sessionOf(device: string, since: string): DeskSession {
  return { device, deviceName: 'Desktop', contract: K1, title: 'Web shop', client: 'Ben', since };
}

interface Announced {
  readonly since: string;
  readonly takeOver: boolean;
}
