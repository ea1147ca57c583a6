import type { ServerResponse } from 'node:http';
import { sentenceOf } from '../refusal.ts';
import type { Deeds } from './deeds/deed.ts';
import { desktopDeeds, NO_DESKTOP, type PanelDesktop } from './deeds/desktop.ts';
import { type SegmentDesk, segmentDeeds } from './deeds/segments.ts';
import { type SettingsDesk, settingsDeeds } from './deeds/settings.ts';
import { type TrackingDesk, trackingDeeds } from './deeds/tracking.ts';
import { writeJson } from './letters.ts';
import { type LoopbackDesk, type LoopbackPage, openLoopbackPage } from './loopback.ts';
import { readPages } from './pages.ts';
import { type ReadDesk, read } from './read.ts';

export type Panel = LoopbackPage;

/** What the panel needs of the tracker. */
export type PanelDesk = TrackingDesk & SegmentDesk & SettingsDesk & ReadDesk & Pick<LoopbackDesk, 'onBug'>;

/** Opens the panel on this computer; it answers nobody but the window opened for it. */
export async function openPanel(desk: PanelDesk, desktop: PanelDesktop = NO_DESKTOP): Promise<Panel> {
  const deeds = {
    ...trackingDeeds(desk),
    ...segmentDeeds(desk),
    ...settingsDeeds(desk),
    ...desktopDeeds(desk, desktop),
  };
  return openLoopbackPage({
    pages: readPages(FOLDER, 'panel.html', FONTS),
    get: (path, response) => read(path, response, desk, desktop),
    post: (path, body, response) => doDeed(path, body, response, { deeds, desk }),
    ...(desk.onBug && { onBug: desk.onBug }),
  });
}

const FOLDER = new URL('./page/', import.meta.url);
const FONTS = { '/inter-latin.woff2': 'latin', '/inter-latin-ext.woff2': 'latin-ext' } as const;

interface Room {
  readonly deeds: Deeds;
  readonly desk: PanelDesk;
}

async function doDeed(
  path: string,
  body: unknown,
  response: ServerResponse,
  { deeds, desk }: Room,
): Promise<void> {
  const wanted = Object.hasOwn(deeds, path) ? deeds[path]?.(body) : null;
  if (!wanted) return void response.writeHead(400).end();
  const refusal = await wanted;
  const state = desk.status();
  if (refusal) writeJson(response, 409, { refused: refusal.refused, says: sentenceOf(refusal), state });
  else writeJson(response, 200, state);
}
