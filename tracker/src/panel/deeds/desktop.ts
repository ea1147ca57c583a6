import { z } from 'zod';
import type { Front } from '../../desktop/ports.ts';
import { type WindowPlace, WindowPlace as WindowPlaceShape } from '../../desktop/window/place.ts';
import type { Autostart } from '../../program/autostart.ts';
import { refuse } from '../../refusal.ts';
import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed } from './deed.ts';

/** What the desktop around the panel can do for it. */
export interface PanelDesktop {
  /** Shows a page in the freelancer's own browser; false where there is none. */
  open(address: string): Promise<boolean>;
  /** Where the window is kept from now on. */
  keepPlace(place: WindowPlace): Promise<void>;
  /** What is in front just now, so that a rule can be made of it. */
  front(): Promise<Front>;
  /** Whether the tracker begins with the session; null where nothing could begin it. */
  readonly autostart: Pick<Autostart, 'isOn' | 'set'> | null;
}

export const NO_DESKTOP: PanelDesktop = {
  open: () => Promise.resolve(false),
  keepPlace: () => Promise.resolve(),
  front: () => Promise.resolve('unknown'),
  autostart: null,
};

const Switch = z.strictObject({ on: z.boolean() });
const Page = z.strictObject({ address: z.string().max(2000) });

export function desktopDeeds(desk: Pick<Tracker, 'status'>, desktop: PanelDesktop): Deeds {
  return {
    '/open': deed(Page, async ({ address }) => {
      if (!isOfHouse(address, desk.status().house)) return refuse('wrong-arguments');
      return (await desktop.open(address)) ? null : refuse('no-browser');
    }),
    '/autostart': deed(Switch, ({ on }) => desktop.autostart?.set(on)),
    '/window': deed(WindowPlaceShape, (place) => desktop.keepPlace(place)),
  };
}

/** No other page is ever opened for a click in the panel. */
function isOfHouse(address: string, house: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(house)) return false;
  const { origin, protocol } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && origin === new URL(house).origin;
}
