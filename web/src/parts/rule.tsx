import styles from './rule.module.css';

/** The rule that something follows from, by its code in RULES.md. */
export function Rule({ code }: { code: string }) {
  return (
    <abbr className={styles.rule} title={`Rule ${code} of RULES.md`}>
      {code}
    </abbr>
  );
}
