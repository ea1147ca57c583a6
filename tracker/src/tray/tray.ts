import { sentenceOf, type TrackerRefusal } from '../refusal.ts';
import type { Status } from '../status-page.ts';
import type { Tracker } from '../tracker.ts';
import { faceOf } from './face.ts';
import type { MenuDeed } from './menu.ts';
import { type Notice, type NoticeDeed, OPEN_PANEL } from './notice.ts';
import { firstWatch, look } from './notices.ts';
import type { NoticePresses, Notifier, TrayClicks, TrayIcon } from './ports.ts';
import { askToDelete } from './tell-segment.ts';
import type { ToldKeys } from './told.ts';
import { trayView } from './view.ts';
import { instantOf, type Zone } from './words.ts';

/** What the tray needs of the tracker. */
export type TrayDesk = Pick<Tracker, 'delete' | 'goOn' | 'memo' | 'pause' | 'start' | 'status' | 'stop'>;

export interface TrayPorts {
  /** Null where the desktop knows nothing of the kind. */
  icon(clicks: TrayClicks, first: Parameters<TrayIcon['show']>[0]): Promise<TrayIcon | null>;
  notifier(presses: NoticePresses): Promise<Notifier | null>;
  readonly told: Pick<ToldKeys, 'all' | 'keep'>;
  /** The computer's time zone now. */
  zone(): Zone;
  openPanel(): void;
  openAddress(address: string): void;
  quit(): void;
}

export interface Tray {
  /** Once a second: what changed is shown, and what is due is told. */
  show(status: Status): void;
  close(): Promise<void>;
}

/** Icon, menu and notices of a tracker. None of it is the only way to anything. */
export async function openTray(desk: TrayDesk, ports: TrayPorts): Promise<Tray> {
  const first = desk.status();
  let watch = firstWatch(instantOf(first.now), ports.told.all());
  let face = faceOf(first);
  let [zone, minute] = [ports.zone(), minuteOf(first)];
  const deeds = deedsOf(desk, ports, (notice) => notifier?.tell(notice, face));
  const notifier = await ports.notifier({ press: (deed) => void deeds.press(deed) });
  const clicks: TrayClicks = {
    activate: () => ports.openPanel(),
    choose: (deed) => void deeds.choose(deed),
  };
  const icon = await ports.icon(clicks, trayView(first, zone));
  return {
    show: (status) => {
      // Asking for it costs more than all the rest of a look.
      if (minuteOf(status) !== minute) [zone, minute] = [ports.zone(), minuteOf(status)];
      face = faceOf(status);
      icon?.show(trayView(status, zone));
      const sight = look(watch, status, zone);
      watch = sight.watch;
      for (const topic of sight.over) notifier?.withdraw(topic);
      for (const notice of sight.due) notifier?.tell(notice, face);
      void ports.told.keep(watch.told);
    },
    close: async () => {
      icon?.close();
      await notifier?.close();
    },
  };
}

function minuteOf({ now }: Status): string {
  return now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

interface Deeds {
  choose(deed: MenuDeed): Promise<void>;
  press(deed: NoticeDeed): Promise<void>;
}

function deedsOf(desk: TrayDesk, ports: TrayPorts, tell: (notice: Notice) => void): Deeds {
  const answer = (refusal: TrackerRefusal | null): void => {
    if (refusal) tell(refusalNotice(refusal));
  };
  return {
    choose: async (chosen) => {
      switch (chosen.deed) {
        case 'start':
          return answer(await desk.start(chosen.contract, chosen.memo, chosen.label));
        case 'stop':
          return answer(await desk.stop());
        case 'pause':
          return answer(await desk.pause());
        case 'go-on':
          return answer(await desk.goOn());
        case 'open-panel':
          return ports.openPanel();
        case 'open-diary':
          return ports.openAddress(diaryOf(desk.status()));
        case 'quit':
          return ports.quit();
      }
    },
    press: async (pressed) => {
      switch (pressed.deed) {
        case 'look':
          return ports.openPanel();
        case 'memo':
          // Meant for what was tracked when it was offered.
          if (desk.status().tracking?.contract !== pressed.contract) return;
          return answer(await desk.memo(pressed.text));
        case 'ask-to-delete':
          return tell(askToDelete(desk.status(), pressed.contract, pressed.segment, ports.zone()));
        case 'delete':
          return tell(deletionNotice(await desk.delete(pressed.contract, pressed.segment)));
        case 'keep':
          return;
      }
    },
  };
}

function diaryOf({ house, chosen }: Status): string {
  return chosen === null ? house : `${house}/contracts/${chosen}`;
}

/** C3: said either way, for it is for good. */
function deletionNotice(refusal: TrackerRefusal | null): Notice {
  if (refusal) return { ...refusalNotice(refusal), topic: 'delete', title: 'Not deleted' };
  return {
    topic: 'delete',
    title: 'Deleted',
    body: 'The segment is gone for good; the diary keeps its tombstone (C3).',
    buttons: [],
    stays: 'briefly',
  };
}

function refusalNotice(refusal: TrackerRefusal): Notice {
  return {
    topic: 'refusal',
    title: 'That did not work',
    body: sentenceOf(refusal),
    buttons: [OPEN_PANEL],
    stays: 'briefly',
  };
}
