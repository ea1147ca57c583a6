import { Refused } from '@stint/wire/client';
import { type Letter, letterOf } from '../spool/page.ts';
import type { Spool } from '../spool/spool.ts';
import { headNamedIn, verdictOf } from './verdict.ts';

/**
 * What is to be done about a record that the house does not take in its place in the chain. `moved`: it has another
 * place, and can be sent again. `there`: the house has this very segment from this device. `refused`: it has another
 * record of it. `held`: nobody knows. Null: the refusal is about something else.
 */
export type Placing = 'moved' | 'there' | 'refused' | 'held' | null;

/**
 * A house says `different-record` of a number that it has, and of a segment that it has. Only the second is about this
 * record, and only then the house keeps its number: so it is asked where the chain stands. Rejects as `send` does.
 */
export async function placeAnew(
  spool: Pick<Spool, 'inDoubt' | 'recount'>,
  letter: Letter,
  fault: unknown,
  send: (letter: Letter) => Promise<unknown>,
): Promise<Placing> {
  const { contract } = letter.waiting;
  const inDoubt = spool.inDoubt(contract);
  if (verdictOf(fault) === 'out-of-sequence') {
    // A chain that nothing is known against is not bent to what the house says: it is held, and said.
    return inDoubt && (await spool.recount(contract, headNamedIn(fault))) ? 'moved' : 'held';
  }
  if (!(fault instanceof Refused) || fault.letter.code !== 'different-record') return null;
  const head = headNamedIn(await answerTo(send, askingLetter(letter)));
  if (!head) return 'held';
  if (head.previous === letter.sha256) return inDoubt ? 'there' : 'refused';
  await spool.recount(contract, head);
  return 'moved';
}

/** The same record where no chain ever comes to: refused, with the place that the house expects. */
function askingLetter({ waiting, record, sha256 }: Letter): Letter {
  return letterOf(waiting, { device: record.device, sequence: FAR, previous: sha256 });
}

const FAR = 2 ** 40;

async function answerTo(send: (letter: Letter) => Promise<unknown>, letter: Letter): Promise<unknown> {
  try {
    await send(letter);
  } catch (fault) {
    if (!(fault instanceof Refused) || verdictOf(fault) === 'sign-in') throw fault;
    return fault;
  }
  return null;
}
