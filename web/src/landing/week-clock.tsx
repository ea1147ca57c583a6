import styles from './landing.module.css';

/** B5: the steps of a week's money. Each says when it begins and what both sides can do in it. */
const STEPS = [
  { when: 'Monday to Sunday', what: 'Worked', says: 'Segments are tracked; the diary fills while they are.' },
  {
    when: 'until Monday, 12:00 UTC',
    what: 'Corrected',
    says: 'The freelancer may delete, write memos, and add manual time where the terms allow it. Then the week locks and is charged.',
  },
  {
    when: 'until the end of Friday',
    what: 'Reviewed',
    says: 'The client looks, and may dispute single segments. Silence is consent.',
  },
  { when: 'four days more', what: 'Held', says: 'The money is there and waits for its safety days.' },
  { when: 'Wednesday', what: 'Available', says: 'The freelancer can have it paid out.' },
];

export function WeekClock() {
  return (
    <ol className={styles.clock}>
      {STEPS.map(({ when, what, says }) => (
        <li key={what}>
          <span className={styles.when}>{when}</span>
          <strong>{what}</strong>
          <span>{says}</span>
        </li>
      ))}
    </ol>
  );
}
