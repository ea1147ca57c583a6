import type { Form } from './form.ts';
import type { Till } from './till.ts';

/** One request, with all that a deed of the sandbox may look at. */
export interface Asked {
  readonly till: Till;
  readonly form: Form;
  /** A fault that a test asked for: the bank says no, whatever the card. */
  readonly isDeclining: boolean;
  /** Where the sandbox itself is found: the pages that a holder is sent to. */
  readonly address: string;
  /** A new id with this prefix, and the instant it was made. */
  stamp(this: void, prefix: string): { id: string; created: number };
}
