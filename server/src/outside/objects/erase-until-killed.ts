// Run by packs.crash.test.ts as a process of its own: erases one picture and is killed half-way, once its header says
// so durably and before its bytes go. Arguments: folder, the picture's place as JSON.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { openPacks } from './packs.ts';
import type { StoredPicture } from './store.ts';

const [, , folder = '', place = ''] = process.argv;
const store = await openPacks({ folder, log: pino({ level: 'silent' }) });

const file = await open(join(folder, '000001.pack'));
const handles = Object.getPrototypeOf(file) as { datasync: (this: unknown) => Promise<void> };
const { datasync } = handles;
handles.datasync = async function syncAndDie(this: unknown): Promise<void> {
  await datasync.call(this);
  process.kill(process.pid, 'SIGKILL');
};
await store.erase(JSON.parse(place) as StoredPicture);
