import type { Instant } from './instant.ts';

/** Half-open: [from, to). */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export function secondsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + Math.max(0, span.to - span.from), 0);
}

export function holds(span: Span, instant: Instant): boolean {
  return span.from <= instant && instant < span.to;
}

/** Do they share a second? An empty span meets nothing. */
export function meets(a: Span, b: Span): boolean {
  return Math.max(a.from, b.from) < Math.min(a.to, b.to);
}

/** The part of `span` inside `frame`; null when there is none. */
export function clip<S extends Span>(span: S, frame: Span): S | null {
  const from = Math.max(span.from, frame.from);
  const to = Math.min(span.to, frame.to);
  return from < to ? { ...span, from, to } : null;
}

/**
 * What is left of `span` when `taken` is cut out of it.
 * ```
 * span       |==================|
 * taken         |==|      |=====|
 * left       |==|  |=====|
 * ```
 */
export function cutOut<S extends Span>(span: S, taken: readonly Span[]): S[] {
  let left: S[] = span.from < span.to ? [span] : [];
  for (const hole of taken) {
    left = left.flatMap((part) =>
      meets(part, hole)
        ? [
            { ...part, to: Math.min(part.to, hole.from) },
            { ...part, from: Math.max(part.from, hole.to) },
          ].filter((piece) => piece.from < piece.to)
        : [part],
    );
  }
  return left;
}
