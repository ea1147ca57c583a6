import { Balances } from './balances.tsx';
import { ClockCard } from './clock-card.tsx';
import { FirstPeople } from './first-people.tsx';

/** What the home of an operator has beside everybody's. */
export function OperatorsPart() {
  return (
    <>
      <FirstPeople />
      <ClockCard />
      <Balances />
    </>
  );
}
