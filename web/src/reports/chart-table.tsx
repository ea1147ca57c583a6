import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import type { ChartModel } from './chart-model.ts';

/** What a chart shows, as a table. Steps with nothing in them are left out, and said to be. */
export function ChartTable({ model }: { model: ChartModel }) {
  const { title, steps, parts } = model;
  const told = steps
    .map((step, at) => ({ ...step, at }))
    .filter(({ at }) => parts.some(({ values }) => (values[at] ?? 0) > 0));
  const isManual = parts.some(({ manual }) => manual.some((seconds) => seconds > 0));
  const sums = parts.length > 1;
  return (
    <Scrolled label={`${title}, a table`}>
      <table className={page.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            {parts.map(({ name }) => (
              <th key={name} scope="col" data-number>
                <bdi>{name}</bdi>
              </th>
            ))}
            {sums && (
              <th scope="col" data-number>
                Together
              </th>
            )}
            {isManual && (
              <th scope="col" data-number>
                Of it manual
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {told.map(({ long, at }) => (
            <tr key={at}>
              <th scope="row">{long}</th>
              <SameCells model={model} at={at} sums={sums} isManual={isManual} />
            </tr>
          ))}
        </tbody>
      </table>
      {told.length < steps.length && <p className={page.small}>What is not listed has nothing.</p>}
    </Scrolled>
  );
}

interface SameCellsProps {
  readonly model: ChartModel;
  readonly at: number;
  readonly sums: boolean;
  readonly isManual: boolean;
}

function SameCells({ model: { parts, tell }, at, sums, isManual }: SameCellsProps) {
  const sum = (of: (part: ChartModel['parts'][number]) => number) =>
    parts.reduce((before, part) => before + of(part), 0);
  return (
    <>
      {parts.map(({ name, values }) => (
        <td key={name} data-number>
          {(values[at] ?? 0) > 0 ? tell(values[at] ?? 0) : '·'}
        </td>
      ))}
      {sums && <td data-number>{tell(sum(({ values }) => values[at] ?? 0))}</td>}
      {isManual && <td data-number>{tell(sum(({ manual }) => manual[at] ?? 0))}</td>}
    </>
  );
}
