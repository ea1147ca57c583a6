import type { BaseLogger } from 'pino';

/** A log of pino's form that tells lines. */
export function warnTo(tell: (line: string) => void): Pick<BaseLogger, 'warn'> {
  const warn = (told: unknown, line?: unknown): void => {
    const words = typeof line === 'string' ? [line] : [];
    tell([...words, typeof told === 'string' ? told : JSON.stringify(told)].join(' '));
  };
  return { warn };
}
