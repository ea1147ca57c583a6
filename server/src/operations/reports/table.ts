/** A column of a table to keep. Units stand in its title. */
export interface Column<Row> {
  readonly title: string;
  /** `hours`: seconds, shown as 6:40. `money`: a plain decimal. */
  readonly as: 'text' | 'whole' | 'hours' | 'money';
  readonly of: (row: Row) => string | number | null;
}

/** A table to keep, in pieces: whoever writes it decides how many it holds at once. */
export interface Table<Row> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<readonly Row[]>;
}

export function text<Row>(title: string, of: Column<Row>['of']): Column<Row> {
  return { title, as: 'text', of };
}

export function whole<Row>(title: string, of: Column<Row>['of']): Column<Row> {
  return { title, as: 'whole', of };
}

/** A duration twice: for people, and for whoever counts on. */
export function duration<Row>(title: string, of: (row: Row) => number | null): Column<Row>[] {
  return [
    { title: `${title} (h:mm)`, as: 'hours', of },
    { title: `${title} (seconds)`, as: 'whole', of },
  ];
}

export function money<Row>(title: string, of: Column<Row>['of']): Column<Row> {
  return { title, as: 'money', of };
}
