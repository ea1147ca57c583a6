import { Skeleton } from '@mantine/core';
import type { NoticeSettings } from '@stint/wire/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../app/title.ts';
import { KindTable } from './kind-table.tsx';
import { noticeSettings } from './queries.ts';
import { ReaderFields } from './reader-fields.tsx';
import styles from './settings.module.css';
import { InLanguage, useSpeaker } from './spoken.tsx';
import { useSettingsDeed } from './use-settings.ts';

/** How somebody is told things: language and zone, when digests come, and each kind here and by mail. */
export function SettingsPage() {
  useTitle('Settings');
  const { data, isError } = useQuery(noticeSettings);
  const speaker = useSpeaker();
  if (!speaker || (!data && !isError))
    return <Skeleton h={420} aria-label="Reading your settings" role="status" />;
  return (
    <InLanguage language={speaker.language} className={styles.page}>
      <h1>{speaker.words.settings.title}</h1>
      {data ? (
        <Settings settings={data} speaker={speaker} />
      ) : (
        <p role="alert">{speaker.words.settings.failed}</p>
      )}
    </InLanguage>
  );
}

function Settings({
  settings,
  speaker,
}: {
  settings: NoticeSettings;
  speaker: NonNullable<ReturnType<typeof useSpeaker>>;
}) {
  const deed = useSettingsDeed(settings);
  const { words } = speaker;
  const said =
    deed.trouble === null ? (deed.saved ? words.settings.saved : null) : words.settings[deed.trouble];
  return (
    <>
      <p className={styles.lead}>{words.settings.lead}</p>
      {!settings.mailed && <p className={styles.note}>{words.settings.noMail}</p>}
      <div role="status" className={styles.said} data-bad={deed.trouble !== null || undefined}>
        {said !== null && <span>{said}</span>}
      </div>
      <ReaderFields settings={settings} speaker={speaker} change={deed.change} />
      {settings.kinds.length > 0 && <KindTable settings={settings} speaker={speaker} change={deed.change} />}
    </>
  );
}
