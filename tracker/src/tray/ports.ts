import type { Face } from './face.ts';
import type { MenuDeed } from './menu.ts';
import type { Notice, NoticeDeed } from './notice.ts';
import type { TrayView } from './view.ts';

/** The icon on a desktop's panel. Where there is no such place it is silent, and comes when one appears. */
export interface TrayIcon {
  /** Called as often as one likes: the desktop hears of what changed. */
  show(view: TrayView): void;
  close(): void;
}

export interface TrayClicks {
  /** The icon itself was clicked. */
  activate(): void;
  choose(deed: MenuDeed): void;
}

/** A desktop's notices. Where nobody shows any it is silent: the panel tells all of it too. */
export interface Notifier {
  tell(notice: Notice, face: Face): void;
  /** Takes the notice on a topic away, if there is one. */
  withdraw(topic: string): void;
  /** Takes all away: nobody answers their buttons any more. */
  close(): Promise<void>;
}

export interface NoticePresses {
  press(deed: NoticeDeed): void;
}
