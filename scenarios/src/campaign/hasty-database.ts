import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@stint/server/store/database';

/**
 * The control of the campaign: a database whose transactions tell their answer before they commit, by so little that
 * nobody would see it, until somebody pulls the plug.
 */
export function answersBeforeItCommits(db: Database, milliseconds = 60): Database {
  return replaced(db, 'transaction', () => {
    const begun = db.transaction();
    return replaced(begun, 'execute', (deed: (trx: unknown) => Promise<unknown>) => {
      return new Promise((answered, failed) => {
        const whole = begun.execute(async (trx) => {
          answered(await deed(trx));
          await pause(milliseconds);
        });
        whole.catch(failed);
      });
    });
  });
}

/** The same object with another method in one place. */
function replaced<Whole extends object>(whole: Whole, name: keyof Whole, method: unknown): Whole {
  return new Proxy(whole, {
    get(target, key) {
      if (key === name) return method;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
