import { Events } from '../events.ts';
import type { Actor } from '../house.ts';
import { deleteSegment } from '../operations/diary/delete-segment.ts';
import type { PictureStore } from '../outside/objects/store.ts';
import { stripeProcessor } from '../outside/payments/stripe-processor.ts';
import { systemRandom } from '../random.ts';
import { openDatabase } from '../store/database.ts';
import { movableClock } from '../time.ts';

export interface DeletionOrders {
  readonly appUrl: string;
  readonly now: number;
  readonly actor: Actor;
  readonly contract: string;
  readonly segment: number;
}

// Run by tests as a process of its own: deletes a segment in a house that is killed (-9) once that is committed, and
// before the first byte of a picture is erased.
const { appUrl, now, actor, ...wanted } = JSON.parse(process.argv[2] ?? '') as DeletionOrders;
const dead = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('it lives on');
};
const pictures: PictureStore = {
  put: dead,
  putFile: dead,
  get: dead,
  erase: dead,
  records: dead,
  finishErasing: dead,
  close: dead,
};

await deleteSegment(
  {
    db: openDatabase(appUrl, console.error),
    clock: movableClock(now),
    movable: null,
    random: systemRandom(),
    pictures,
    payments: stripeProcessor({ address: 'http://127.0.0.1:9', key: 'nobody' }),
    post: null,
    signUp: 'invited',
    picturesKeptDays: 30,
    events: new Events(),
    log: console.error,
    fees: { freelancer: 0n, client: 0n },
    demo: false,
  },
  actor,
  wanted,
);
// Nothing was to be erased: the test that started it expected otherwise.
process.exit(0);
