import type { Asked } from './asked.ts';
import { required, Unacceptable } from './form.ts';
import type { Answer, SandboxObject } from './objects.ts';
import { findTagged, shown } from './till.ts';

const MOST = 100;
const ORDINARY = 10;

/**
 * A list in Stripe's manner: the newest first, `limit` of them, after `starting_after` or before `ending_before`, and
 * only those of `created[gte]` … `created[lt]`.
 */
export function listed({ form }: Asked, made: readonly SandboxObject[]): Answer {
  const limit = Math.min(Number(form.get('limit') ?? ORDINARY), MOST);
  const from = Number(form.get('created[gte]') ?? 0);
  const until = Number(form.get('created[lt]') ?? Number.MAX_SAFE_INTEGER);
  const all = made.filter(({ created }) => from <= created && created < until).toReversed();
  const after = form.get('starting_after');
  const before = form.get('ending_before');
  if (before !== null) {
    const newer = all.slice(0, placeOf(all, before));
    return list(newer.slice(-limit), newer.length > limit);
  }
  const older = after === null ? all : all.slice(placeOf(all, after) + 1);
  return list(older.slice(0, limit), older.length > limit);
}

/** GET …/search: `query` is metadata['key']:'value'. */
export function search({ till, form }: Asked, kind: 'customer' | 'payment_intent'): Answer {
  const query = required(form, 'query');
  const [, key, value] = /^metadata\['(\w+)'\]:'([^']*)'$/.exec(query) ?? [];
  if (key === undefined || value === undefined) {
    throw new Unacceptable(400, 'parameter_invalid', `Not understood: ${query}`);
  }
  const data = findTagged(till, kind, key, value);
  return shown({
    object: 'search_result',
    data,
    has_more: false,
    url: `/v1/${kind}s/search`,
    next_page: null,
  });
}

function list(data: readonly SandboxObject[], more: boolean): Answer {
  return shown({ object: 'list', data, has_more: more, url: '/v1' });
}

function placeOf(all: readonly SandboxObject[], id: string): number {
  const place = all.findIndex((object) => object.id === id);
  if (place === -1) throw new Unacceptable(400, 'resource_missing', `No such object: '${id}'`);
  return place;
}
