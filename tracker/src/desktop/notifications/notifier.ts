import { drawIcon } from '../../tray/draw-icon.ts';
import type { Face } from '../../tray/face.ts';
import type { Notice, NoticeDeed } from '../../tray/notice.ts';
import type { NoticePresses, Notifier } from '../../tray/ports.ts';
import { turns } from '../../turns.ts';
import { type Bus, type BusCall, isBusFault } from '../dbus/ports.ts';
import { variant } from '../dbus/values.ts';
import { escapeMarkup } from '../markup.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** The program that shows notices may have to be started first. */
const TIMEOUT_MS = 25_000;

/** Notices by org.freedesktop.Notifications. Where nobody shows them, nothing happens. */
export async function openNotifier(bus: Bus, presses: NoticePresses): Promise<Notifier> {
  const inTurn = turns();
  const open = new Map<string, Shown>();
  let abilities: readonly string[] | null = null;
  let serial = 0;
  const ask = (member: string, signature: string, body: readonly unknown[]) =>
    bus.call(callOf(member, signature, body));
  const withdraw = async (topic: string): Promise<void> => {
    const shown = open.get(topic);
    open.delete(topic);
    if (shown) await ask('CloseNotification', 'u', [shown.id]);
  };

  const unhear = await Promise.all([
    // Ids are those of the program that gave them.
    bus.onOwner(NAME, () => {
      abilities = null;
      open.clear();
    }),
    bus.onSignal({ sender: NAME, interface: NAME, member: 'ActionInvoked' }, ({ body: [id, key] }) => {
      const [topic, shown] = [...open].find(([, each]) => each.id === id) ?? [];
      const deed = shown?.deeds.get(String(key));
      if (topic === undefined || deed === undefined) return;
      // Some desktops leave it there.
      void inTurn(() => withdraw(topic));
      presses.press(deed);
    }),
    bus.onSignal({ sender: NAME, interface: NAME, member: 'NotificationClosed' }, ({ body: [id] }) => {
      for (const [topic, shown] of open) if (shown.id === id) open.delete(topic);
    }),
  ]);

  return {
    tell: (notice, face) =>
      void inTurn(async () => {
        abilities ??= stringsIn(await ask('GetCapabilities', '', []));
        if (abilities === null) return;
        serial += 1;
        const deeds = deedsOf(notice, serial);
        const replaces = open.get(notice.topic)?.id ?? 0;
        const answer = await ask(
          'Notify',
          'susssasa{sv}i',
          letterOf(notice, face, { abilities, replaces, deeds }),
        );
        const id = isBusFault(answer) ? null : answer[0];
        if (typeof id === 'number') open.set(notice.topic, { id, deeds });
      }),
    withdraw: (topic) => void inTurn(() => withdraw(topic)),
    close: () =>
      inTurn(async () => {
        for (const topic of open.keys()) await withdraw(topic);
        for (const end of unhear) end();
      }),
  };
}

interface Shown {
  readonly id: number;
  /** By the keys of its buttons, which no other notice has: a late click does not do another notice's deed. */
  readonly deeds: ReadonlyMap<string, NoticeDeed>;
}

function callOf(member: string, signature: string, body: readonly unknown[]): BusCall {
  return { to: NAME, path: PATH, interface: NAME, member, signature, body, timeoutMs: TIMEOUT_MS };
}

/** A click on the notice itself opens the panel. */
function deedsOf({ buttons }: Notice, serial: number): Map<string, NoticeDeed> {
  const own = buttons.map(({ does }, index): [string, NoticeDeed] => [`${serial}-${index}`, does]);
  return new Map([['default', { deed: 'look' }], ...own]);
}

interface Terms {
  readonly abilities: readonly string[];
  readonly replaces: number;
  readonly deeds: ReadonlyMap<string, NoticeDeed>;
}

function letterOf(notice: Notice, face: Face, { abilities, replaces, deeds }: Terms): unknown[] {
  const labels = ['Open the panel', ...notice.buttons.map(({ label }) => label)];
  const actions = [...deeds.keys()].flatMap((key, index) => [key, labels[index] ?? '']);
  const body = abilities.includes('body-markup') ? escapeMarkup(notice.body) : notice.body;
  const hints = {
    urgency: variant('y', NORMAL),
    category: variant('s', 'stint'),
    'desktop-entry': variant('s', 'stint'),
    'image-data': variant('(iiibiiay)', imageOf(face)),
    ...(notice.stays === 'briefly' ? { 'suppress-sound': variant('b', true) } : {}),
  };
  const shown = abilities.includes('actions') ? actions : [];
  return ['Stint', replaces, '', notice.title, body, shown, hints, MILLISECONDS[notice.stays]];
}

const NORMAL = 1;
/** -1: as the desktop likes; 0: until it is seen. */
const MILLISECONDS: Readonly<Record<Notice['stays'], number>> = { briefly: -1, 'a-minute': 60_000, waits: 0 };

const IMAGE_SIZE = 48;

/** Width, height, bytes a row, with opacity, bits a sample, samples a pixel, pixels. */
function imageOf(face: Face): readonly unknown[] {
  const { size, rgba } = drawIcon(face, IMAGE_SIZE);
  return [size, size, size * 4, true, 8, 4, Buffer.from(rgba)];
}

/** Null where nobody answers. */
function stringsIn(answer: Awaited<ReturnType<Bus['call']>>): readonly string[] | null {
  if (isBusFault(answer)) return null;
  const [names] = answer;
  return Array.isArray(names) ? names.map(String) : [];
}
