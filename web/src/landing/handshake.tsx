import styles from './landing.module.css';
import { Shot } from './shot.tsx';

const STEPS = [
  { who: 'The client', what: 'posts a job', says: 'or makes somebody an offer at once' },
  { who: 'Freelancers', what: 'send proposals', says: 'with a rate and a few words' },
  { who: 'The client', what: 'makes an offer', says: 'every term in plain words, open for seven days' },
  { who: 'The freelancer', what: 'accepts it', says: 'or asks for changes, and the offer stands meanwhile' },
  { who: 'Both', what: 'have a contract', says: 'whose page shows whose turn it is, and until when' },
];

/** "So you apply to a job, get the contract, and then…?" */
export function Handshake() {
  return (
    <section className={styles.section} aria-labelledby="way">
      <div className={styles.words}>
        <p className={styles.eyebrow}>Before the first hour</p>
        <h2 id="way">From a job to a handshake</h2>
      </div>
      <ol className={styles.way}>
        {STEPS.map(({ who, what, says }) => (
          <li key={what}>
            <span className={styles.when}>{who}</span>
            <strong>{what}</strong>
            <span>{says}</span>
          </li>
        ))}
      </ol>
      <Shot
        name="offer"
        alt="An offer: whose turn it is, until when, what it is worth, and its terms in plain words."
      />
    </section>
  );
}
