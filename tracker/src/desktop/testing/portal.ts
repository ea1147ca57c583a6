import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { Bus, Exported } from '../dbus/ports.ts';
import { plain, variant } from '../dbus/values.ts';
import { busAt } from './logind.ts';

/** What the portal, or the owner of the desktop whom it asks, does with a request. */
export type PortalDeed = 'write' | 'refuse' | 'nothing' | { readonly name: string };

export interface TestPortal {
  /** Where it writes its files. */
  readonly folder: string;
  /** `write` at first; what is named is given as the picture's address. */
  will(deed: PortalDeed): void;
  /** Requests that were closed by who made them. */
  closed(): number;
  stop(): Promise<void>;
}

const SIZE = { width: 64, height: 48 };
/** Red, with a blue lower half. */
const PIXELS = Buffer.concat(
  [
    [200, 10, 20],
    [10, 20, 200],
  ].map((colour) => Buffer.alloc((64 * 48 * 3) / 2, Buffer.from(colour))),
);

/** A portal of the test's own, which writes a PNG as a real one does. */
export async function startPortal(address: string): Promise<TestPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'stint-portal-'));
  const bus = await busAt(address);
  let deed: PortalDeed = 'write';
  let [closed, written] = [0, 0];
  const answer = async (request: ReturnType<typeof showRequest>): Promise<void> => {
    if (deed === 'nothing') return;
    const file = join(folder, `Screenshot ${written}.png`);
    if (deed === 'write') {
      written += 1;
      await sharp(PIXELS, { raw: { ...SIZE, channels: 3 } }).toFile(file);
    }
    const uri = typeof deed === 'object' ? deed.name : pathToFileURL(file).href;
    const isRefused = deed === 'refuse';
    request.emit('Response', isRefused ? 1 : 0, isRefused ? {} : { uri: variant('s', uri) });
  };
  bus.export('/org/freedesktop/portal/desktop', {
    name: 'org.freedesktop.portal.Screenshot',
    properties: { version: { signature: 'u', read: () => 2 } },
    methods: {
      Screenshot: {
        takes: 'sa{sv}',
        gives: 'o',
        call: (_window, options) => {
          const path = pathOf(options);
          void answer(showRequest(bus, path, () => (closed += 1)));
          return path;
        },
      },
    },
  });
  await bus.own('org.freedesktop.portal.Desktop');
  return {
    folder,
    will: (next) => {
      deed = next;
    },
    closed: () => closed,
    stop: async () => {
      await bus.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The object that a request is answered from; it can be closed. */
function showRequest(bus: Bus, path: string, close: () => void): Exported {
  const request = bus.export(path, {
    name: 'org.freedesktop.portal.Request',
    methods: {
      Close: {
        call: () => {
          close();
          request.remove();
        },
      },
    },
    signals: { Response: 'ua{sv}' },
  });
  return request;
}

/** Not where the newest portals would put it, which name the caller too: the answer says where it is. */
function pathOf(options: unknown): string {
  const { handle_token: token } = plain(options) as { readonly handle_token: string };
  return `/org/freedesktop/portal/desktop/request/${token}`;
}
