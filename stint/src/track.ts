import { controlWords, WORDS } from '@stint/tracker/program/control-words';
import { trackWords } from '@stint/tracker/program/track-words';

/** `stint track`, and `start`, `stop`, `status` and `memo` for the tracker that runs: the word first. */
export function run(args: readonly string[]): Promise<number> {
  return WORDS.has(args[0] ?? '') ? controlWords(args, 'stint') : trackWords(args, 'stint');
}
