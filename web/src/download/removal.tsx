import styles from './download.module.css';

export function Removal() {
  return (
    <section aria-labelledby="remove" className={styles.block}>
      <h2 id="remove">How to be rid of it</h2>
      <dl className={styles.removal}>
        <dt>Your own data</dt>
        <dd>
          <code>stint-tracker forget</code> removes sign-in, settings and what was not sent, after asking.
          Removing the program alone leaves them.
        </dd>
        <dt>Debian, Ubuntu</dt>
        <dd>
          <code>sudo apt purge stint-tracker</code> leaves no file of it on the system.
        </dd>
        <dt>Other Linux</dt>
        <dd>
          <code>~/.local/lib/stint-tracker/current/uninstall.sh</code>
        </dd>
        <dt>macOS, Windows</dt>
        <dd>Delete the app, or run uninstall.cmd and delete the folder.</dd>
        <dt>Not at every log-in</dt>
        <dd>
          <code>stint-tracker autostart off</code>, or your desktop’s own settings.
        </dd>
      </dl>
    </section>
  );
}
