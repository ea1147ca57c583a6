import type { Instant } from '@stint/core/instant';
import type { Settings } from '../settings.ts';
import type { Status } from '../status-page.ts';
import type { Zone } from './words.ts';

/** Each can be switched off in the settings; the panel tells all of it either way. */
export type NoticeKind = keyof Settings['notices'];

/** What a button on a notice does; `look` opens the panel. */
export type NoticeDeed =
  | { readonly deed: 'ask-to-delete' | 'delete'; readonly contract: string; readonly segment: number }
  | { readonly deed: 'memo'; readonly contract: string; readonly text: string }
  | { readonly deed: 'keep' | 'look' };

export interface Notice {
  /** A newer notice on the same topic takes this one's place. */
  readonly topic: string;
  readonly title: string;
  /** Plain words, in sentences. Words of others in it are one line each and harmless. */
  readonly body: string;
  readonly buttons: readonly NoticeButton[];
  /** `waits`: until somebody has seen it. */
  readonly stays: 'briefly' | 'a-minute' | 'waits';
}

export interface NoticeButton {
  readonly label: string;
  readonly does: NoticeDeed;
}

/** A notice that is due once: under these keys, also after the tracker was started again. */
export interface DueNotice extends Notice {
  readonly kind: NoticeKind;
  readonly keys: readonly string[];
}

/** What notices are made of: two moments of the same tracker, and what was told before. */
export interface Moments {
  /** Null at the first look. */
  readonly before: Status | null;
  readonly after: Status;
  readonly now: Instant;
  readonly openedAt: Instant;
  /** Null while the house answers. */
  readonly offlineSince: Instant | null;
  readonly told: ReadonlySet<string>;
  readonly zone: Zone;
}

export const OPEN_PANEL: NoticeButton = { label: 'Open the panel', does: { deed: 'look' } };
