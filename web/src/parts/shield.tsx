import { IconShield, IconShieldCheckFilled } from '@tabler/icons-react';

/** Closed: protected. Open: not. Nothing where there is no verdict. */
export function Shield({ verdict, size = 16 }: { verdict: boolean | null; size?: number }) {
  if (verdict === null) return null;
  return verdict ? (
    <IconShieldCheckFilled size={size} color="var(--tracked)" aria-hidden="true" />
  ) : (
    <IconShield size={size} stroke={1.8} color="var(--ink-3)" aria-hidden="true" />
  );
}
