import { Switch } from '@mantine/core';
import type { NoticeSettings } from '@stint/wire/notifications';
import { KIND_FACTS, MailChoice } from '@stint/wire/told';
import { fill, textOf } from '@stint/wire/words/parts';
import type { Speaker } from '@stint/wire/words/speaker';
import styles from './settings.module.css';
import type { Change } from './use-settings.ts';

interface TableProps {
  readonly settings: NoticeSettings;
  readonly speaker: Speaker;
  readonly change: (change: Change) => void;
}

const GROUPS = [
  'jobs',
  'offers',
  'contracts',
  'milestones',
  'messages',
  'time',
  'weeks',
  'money',
  'trackers',
  'team',
] as const satisfies (typeof KIND_FACTS)[keyof typeof KIND_FACTS]['group'][];

/** Each kind with its two switches, under the heading that it belongs to. */
export function KindTable({ settings, speaker, change }: TableProps) {
  const words = speaker.words.settings;
  return (
    <section aria-labelledby="kinds" className={styles.panel}>
      <h2 id="kinds">{words.kinds}</h2>
      {GROUPS.map((group) => {
        const kinds = settings.kinds.filter(({ kind }) => KIND_FACTS[kind].group === group);
        return (
          kinds.length > 0 && (
            <table key={group} className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{words[group]}</th>
                  <th scope="col">{words.inApp}</th>
                  <th scope="col">{words.mail}</th>
                </tr>
              </thead>
              <tbody>
                {kinds.map((choice) => (
                  <Row key={choice.kind} choice={choice} speaker={speaker} change={change} />
                ))}
              </tbody>
            </table>
          )
        );
      })}
    </section>
  );
}

interface RowProps {
  readonly choice: NoticeSettings['kinds'][number];
  readonly speaker: Speaker;
  readonly change: (change: Change) => void;
}

function Row({ choice, speaker, change }: RowProps) {
  const { settings, kinds } = speaker.words;
  const { name } = kinds[choice.kind];
  const label = (sentence: string): string =>
    textOf(fill(sentence, { kind: { says: name, whose: 'ours' } }), speaker.language);
  const says = { now: settings.now, digest: settings.inDigest, off: settings.off } as const;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={settings.inApp}>
        <Switch
          size="md"
          aria-label={label(settings.inAppOf)}
          checked={choice.inApp}
          onChange={({ currentTarget }) => change({ kind: { ...choice, inApp: currentTarget.checked } })}
        />
      </td>
      <td data-label={settings.mail}>
        <select
          className={styles.select}
          aria-label={label(settings.mailOf)}
          value={choice.mail}
          onChange={({ currentTarget }) =>
            change({ kind: { ...choice, mail: MailChoice.parse(currentTarget.value) } })
          }
        >
          {MailChoice.options.map((option) => (
            <option key={option} value={option}>
              {says[option]}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
