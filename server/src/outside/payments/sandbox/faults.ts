import { type Form, required, Unacceptable } from './form.ts';

/**
 * What a test may ask to go wrong with a request. `fail-before`: a 500, nothing has happened. `drop-answer`: it
 * happens, and the line goes dead. `decline`: the bank says no. `delay=MS`: it happens, the answer comes late.
 */
export type Fault =
  | { readonly kind: 'fail-before' | 'drop-answer' | 'decline' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface Faults {
  /**
   * POST /v1/sandbox/faults: `path`, `fault`, `times` (missing = 1), for the next POSTs to that path. The fault `none`
   * takes back what is armed for it and was not met.
   */
  arm(form: Form): void;
  /** The fault for this request: its header's, else the next one armed for its path. */
  next(path: string, header: string | undefined): Fault | null;
}

export const FAULT_HEADER = 'stint-sandbox-fault';

export function openFaults(): Faults {
  let armed: { path: string; fault: Fault; times: number }[] = [];
  return {
    arm(form) {
      const [path, said] = [required(form, 'path'), required(form, 'fault')];
      if (said === 'none') armed = armed.filter((one) => one.path !== path);
      else armed.push({ path, fault: readFault(said), times: Number(form.get('times') ?? 1) });
    },
    next(path, header) {
      if (header !== undefined) return readFault(header);
      const found = armed.find((one) => one.path === path && one.times > 0);
      if (!found) return null;
      found.times -= 1;
      return found.fault;
    },
  };
}

function readFault(text: string): Fault {
  if (text === 'fail-before' || text === 'drop-answer' || text === 'decline') return { kind: text };
  const milliseconds = /^delay=(\d{1,5})$/.exec(text)?.[1];
  if (milliseconds === undefined) throw new Unacceptable(400, 'parameter_invalid', `No such fault: ${text}`);
  return { kind: 'delay', milliseconds: Number(milliseconds) };
}
