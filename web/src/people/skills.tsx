import { Link } from '@tanstack/react-router';
import styles from './people.module.css';

/** Each leads to the freelancers who name it too. */
export function Skills({ skills }: { skills: readonly string[] }) {
  if (skills.length === 0) return null;
  return (
    <ul className={styles.skills} aria-label="Skills">
      {skills.map((skill) => (
        <li key={skill}>
          <Link to="/freelancers" search={{ skill }}>
            <bdi>{skill}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
