import type { ReactNode } from 'react';
import page from './page.module.css';

/** What may be wider than the page scrolls by itself, by keys too. */
export function Scrolled({
  label,
  panel = false,
  children,
}: {
  label: string;
  panel?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section aria-label={label} tabIndex={0} className={panel ? `${page.panel} ${page.scroll}` : page.scroll}>
      {children}
    </section>
  );
}
