import { ButtonLink } from '../parts/button-link.tsx';
import { type Month, nextMonth } from './months.ts';

interface MonthStepsProps {
  readonly to: '/books/closing' | '/books/trial-balance';
  readonly month: Month;
  /** The running one: none comes after it yet. */
  readonly now: Month;
}

/** From a month of the books to the ones beside it. */
export function MonthSteps({ to, month, now }: MonthStepsProps) {
  const link = { to, variant: 'default', size: 'xs' } as const;
  return (
    <nav aria-label="Months">
      <ButtonLink {...link} search={{ month: nextMonth(month, -1) }}>
        The month before
      </ButtonLink>{' '}
      {month < now && (
        <ButtonLink {...link} search={{ month: nextMonth(month, 1) }}>
          The month after
        </ButtonLink>
      )}
    </nav>
  );
}
