import type { ComponentProps } from 'react';

type GridPartProps = Omit<ComponentProps<'div'>, 'role'> & {
  readonly as: 'grid' | 'row' | 'gridcell' | 'rowheader' | 'columnheader';
};

/**
 * A part of an ARIA grid, a table in which one moves by keys. Not the elements of a table: laid out freely by CSS they
 * would lose their meaning.
 */
export function GridPart({ as, ...rest }: GridPartProps) {
  return <div role={as} {...rest} />;
}
