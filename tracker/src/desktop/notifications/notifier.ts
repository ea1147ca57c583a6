import { turns } from '../../desk/turns.ts';
import { drawIcon } from '../../tray/draw-icon.ts';
import type { Face } from '../../tray/face.ts';
import type { Notice, NoticeDeed } from '../../tray/notice.ts';
import type { NoticePresses, Notifier } from '../../tray/ports.ts';
import { type Bus, isBusFault } from '../dbus/ports.ts';
import { variant } from '../dbus/values.ts';
import { escapeMarkup } from '../markup.ts';

const NAME = 'org.freedesktop.Notifications';
const NOTICES = { to: NAME, path: '/org/freedesktop/Notifications', interface: NAME };
/** The program that shows notices may have to be started first. */
const STARTING_MS = 25_000;
const CLOSING_MS = 1000;

/** Notices by org.freedesktop.Notifications. Where nobody shows them, nothing happens. */
export async function openNotifier(bus: Bus, presses: NoticePresses): Promise<Notifier> {
  const inTurn = turns();
  const shown = new Map<string, Shown>();
  let abilities: readonly string[] | null = null;
  let serial = 0;
  const ask = (member: string, signature: string, body: readonly unknown[], timeoutMs: number) =>
    bus.call({ ...NOTICES, member, signature, body, timeoutMs });
  const tell = async (notice: Notice, face: Face): Promise<void> => {
    abilities ??= stringsIn(await ask('GetCapabilities', '', [], STARTING_MS));
    if (abilities === null) return;
    serial += 1;
    const deeds = deedsOf(notice, serial);
    const before = shown.get(notice.topic);
    const letter = letterOf(notice, face, { abilities, replaces: before?.isOpen ? before.id : 0, deeds });
    const answer = await ask('Notify', 'susssasa{sv}i', letter, STARTING_MS);
    const id = isBusFault(answer) ? null : answer[0];
    if (typeof id === 'number') shown.set(notice.topic, { id, deeds, isOpen: true });
  };
  const withdraw = async (topic: string): Promise<void> => {
    const notice = shown.get(topic);
    shown.delete(topic);
    if (notice?.isOpen) await ask('CloseNotification', 'u', [notice.id], CLOSING_MS);
  };

  const unhear = await listen(bus, {
    onOwner: () => {
      abilities = null;
      shown.clear();
    },
    onPress: (id, key) => {
      const [topic, notice] = [...shown].find(([, each]) => each.id === id) ?? [];
      const deed = notice?.deeds.get(key);
      if (topic === undefined || deed === undefined) return;
      // Some desktops leave it there.
      void inTurn(() => withdraw(topic));
      presses.press(deed);
    },
    // Some tell this before the press that closed it.
    onClosed: (id) => {
      for (const [topic, each] of shown) if (each.id === id) shown.set(topic, { ...each, isOpen: false });
    },
  });
  return {
    tell: (notice, face) => void inTurn(() => tell(notice, face)),
    withdraw: (topic) => void inTurn(() => withdraw(topic)),
    // Not in turn: whoever ends does not wait for a desktop that hangs.
    close: async () => {
      unhear();
      await Promise.all([...shown.keys()].map(withdraw));
    },
  };
}

interface Ears {
  /** Ids are those of the program that gave them. */
  onOwner(): void;
  onPress(id: unknown, key: string): void;
  onClosed(id: unknown): void;
}

async function listen(bus: Bus, ears: Ears): Promise<() => void> {
  const signal = { sender: NAME, interface: NAME };
  const ends = await Promise.all([
    bus.onOwner(NAME, () => ears.onOwner()),
    bus.onSignal({ ...signal, member: 'ActionInvoked' }, ({ body: [id, key] }) =>
      ears.onPress(id, String(key)),
    ),
    bus.onSignal({ ...signal, member: 'NotificationClosed' }, ({ body: [id] }) => ears.onClosed(id)),
  ]);
  return () => {
    for (const end of ends) end();
  };
}

interface Shown {
  readonly id: number;
  /** By the keys of its buttons, which no other notice has: a late click does not do another notice's deed. */
  readonly deeds: ReadonlyMap<string, NoticeDeed>;
  readonly isOpen: boolean;
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
    'desktop-entry': variant('s', 'stint-tracker'),
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
