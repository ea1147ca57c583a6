import { type Answer, LARGEST, type Metadata } from './objects.ts';

/** A form-encoded body or query, as Stripe's API takes them: `metadata[stint_id]=...`. */
export type Form = URLSearchParams;

/** What was asked makes no sense to the sandbox: Stripe's 4xx with its error object. Nothing has happened. */
export class Unacceptable extends Error {
  override readonly name = 'Unacceptable';
  readonly answer: Answer;

  constructor(status: number, code: string, message: string, type = 'invalid_request_error') {
    super(message);
    this.answer = { status, body: { error: { type, code, message } }, puts: [] };
  }
}

export function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') {
    throw new Unacceptable(400, 'parameter_missing', `Missing required param: ${name}.`);
  }
  return value;
}

/** Whole minor units above zero, as `amount` says, or as `missing` does. */
export function amountOf(form: Form, missing?: number): number {
  if (missing !== undefined && form.get('amount') === null) return missing;
  const amount = required(form, 'amount');
  if (!/^[1-9]\d{0,29}$/.test(amount)) {
    throw new Unacceptable(400, 'parameter_invalid_integer', `Invalid positive integer: ${amount}`);
  }
  if (BigInt(amount) > LARGEST) {
    throw new Unacceptable(400, 'amount_too_large', `Amount must be no more than ${LARGEST}.`);
  }
  return Number(amount);
}

/** A param that may be missing. */
export function optional(form: Form, name: string): string | null {
  const value = form.get(name);
  return value === '' ? null : value;
}

export function currencyOf(form: Form): string {
  const currency = required(form, 'currency').toLowerCase();
  if (!/^[a-z]{3}$/.test(currency)) {
    throw new Unacceptable(400, 'parameter_invalid', `Invalid currency: ${currency}`);
  }
  return currency;
}

export function metadataOf(form: Form): Metadata {
  const metadata: Metadata = {};
  for (const [name, value] of form) {
    const key = /^metadata\[(\w+)\]$/.exec(name)?.[1];
    if (key !== undefined) metadata[key] = value;
  }
  return metadata;
}
