import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf, writeDurably } from './files.ts';

/** What the freelancer chose for this tracker. None of it changes what is tracked, counted or shown to a client. */
export const Settings = z.strictObject({
  /** A memo in force for so long is asked about once, gently; null: never. */
  memoReminderMinutes: z.number().int().min(5).max(600).nullable(),
  /** Which notices the desktop shows. The panel tells all of it either way. */
  notices: z.strictObject({
    /** A segment has ended and its picture was taken. */
    segment: z.boolean(),
    /** Tracking ended for idleness, sleep, lock or a paused contract. */
    ended: z.boolean(),
    /** The weekly limit is near, or reached. */
    limit: z.boolean(),
    /** What is worked now would not be protected. */
    protection: z.boolean(),
    /** Something waits, was refused or came late; the disk is full; sign in again. */
    trouble: z.boolean(),
  }),
  /** Ctrl+Alt+P, wherever the focus is, pauses and goes on. */
  pauseKey: z.boolean(),
  /** In the panel, keys without Ctrl or Alt do something; off for those whose voice or switch presses keys by chance. */
  keys: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const FIRST_SETTINGS: Settings = {
  memoReminderMinutes: 60,
  notices: { segment: true, ended: true, limit: true, protection: true, trouble: true },
  pauseKey: true,
  keys: true,
};

/** The settings on the disk. What cannot be read is as it was at first. */
export class SettingsKept {
  private readonly path: string;
  private settings: Settings;

  private constructor(path: string, settings: Settings) {
    this.path = path;
    this.settings = settings;
  }

  static async open(path: string): Promise<SettingsKept> {
    return new SettingsKept(path, await readSettings(path));
  }

  get(): Settings {
    return this.settings;
  }

  async set(settings: Settings): Promise<void> {
    await writeDurably(this.path, `${JSON.stringify(settings)}\n`);
    this.settings = settings;
  }
}

async function readSettings(path: string): Promise<Settings> {
  try {
    const read = Settings.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return read.success ? read.data : FIRST_SETTINGS;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return FIRST_SETTINGS;
    throw error;
  }
}
