import { connect } from 'node:net';
import { refuse, sentenceOf } from '../refusal.ts';
import type { Reply, Request } from './letters.ts';
import { controlPlace } from './place.ts';
import { nobodyListens } from './socket.ts';

const PATIENCE_MS = 10_000;

/** Asks the tracker that runs in `folder`. Refusal: `no-tracker-running`, and its own. */
export async function askTracker(folder: string, request: Request): Promise<Reply> {
  try {
    return await ask(controlPlace(folder), `${JSON.stringify(request)}\n`);
  } catch (error) {
    if (!nobodyListens(error)) throw error;
    const refusal = refuse('no-tracker-running');
    return { refused: refusal.refused, says: sentenceOf(refusal) };
  }
}

function ask(path: string, line: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(path, () => socket.write(line));
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the tracker does not answer')));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('error', reject);
    socket.once('end', () => {
      try {
        resolve(JSON.parse(text) as Reply);
      } catch {
        reject(new Error('the tracker ended in the middle of its answer'));
      }
    });
  });
}
