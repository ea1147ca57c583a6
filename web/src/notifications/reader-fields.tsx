import { NativeSelect } from '@mantine/core';
import type { NoticeSettings } from '@stint/wire/notifications';
import { LANGUAGE_CODES, LANGUAGES } from '@stint/wire/words/catalogue';
import { fill } from '@stint/wire/words/parts';
import { type Speaker, speakerOf } from '@stint/wire/words/speaker';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './settings.module.css';
import { Sentence } from './spoken.tsx';
import type { Change } from './use-settings.ts';

interface FieldsProps {
  readonly settings: NoticeSettings;
  readonly speaker: Speaker;
  readonly change: (change: Change) => void;
}

/** Language, time zone, digest. */
export function ReaderFields({ settings, speaker, change }: FieldsProps) {
  const words = speaker.words.settings;
  const now = useNow();
  const there = speakerOf({ ...speaker, zone: settings.zone }, speaker.words).moment(now);
  return (
    <section aria-labelledby="reader" className={styles.panel}>
      <h2 id="reader">{words.reader}</h2>
      <div className={styles.fields}>
        <NativeSelect
          label={words.language}
          description={words.languageHint}
          value={settings.language}
          onChange={({ currentTarget }) => {
            const language = LANGUAGE_CODES.find((code) => code === currentTarget.value);
            if (language) change({ language });
          }}
        >
          {LANGUAGE_CODES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGES[code].name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={words.zone}
          description={<Sentence parts={fill(words.zoneHint, { now: there })} />}
          value={settings.zone}
          onChange={({ currentTarget }) => change({ zone: currentTarget.value })}
        >
          {zones(settings.zone).map(zoneGroup)}
        </NativeSelect>
        <NativeSelect
          label={words.digest}
          description={words.digestHint}
          value={settings.digest}
          onChange={({ currentTarget }) => {
            change({ digest: currentTarget.value === 'weekly' ? 'weekly' : 'daily' });
          }}
        >
          <option value="daily">{words.daily}</option>
          <option value="weekly">{words.weekly}</option>
        </NativeSelect>
      </div>
    </section>
  );
}

function zoneGroup([area, names]: [string, string[]]) {
  return (
    <optgroup key={area} label={area}>
      {names.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </optgroup>
  );
}

/** Every zone that this browser knows, by its area; the chosen one and this computer's in any case. */
function zones(chosen: string): [area: string, names: string[]][] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen, mine]);
  const areaOf = (zone: string): string => (zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'UTC');
  return [...Map.groupBy([...names].sort(), areaOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}
