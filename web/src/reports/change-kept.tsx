import { TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { changeKeptReport, type KeptReport, type ReportQuery } from '@stint/wire/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import styles from './fields.module.css';
import { keptReports } from './queries.ts';
import { isSame, type ReportSearch, searchOf } from './search.ts';
import { queryText } from './words.ts';

interface ChangeKeptProps {
  readonly kept: KeptReport;
  readonly query: ReportQuery;
  readonly onDone: () => void;
  readonly onSearch: (search: ReportSearch) => void;
}

/** Renames a kept report, or puts what is shown in its place. Whoever was faster is shown first, and nothing typed is lost. */
export function ChangeKept(props: ChangeKeptProps) {
  const { kept, query, onDone } = props;
  const form = useChange(props);
  const { name, setName, replace, setReplace, change, isOld, goOn, takeTheirs, beside, error } = form;
  return (
    <DeedForm
      deed="Save"
      leave="Leave it"
      onDeed={change.mutate}
      onLeave={onDone}
      pending={change.isPending}
      disabled={isOld || name.trim() === ''}
      error={error}
    >
      <TextInput
        label="Name"
        value={name}
        maxLength={LIMITS.name}
        error={name.trim() === '' ? 'What is it called?' : beside}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {!isSame(kept.query, query) && (
        <fieldset className={styles.choices}>
          <legend className={styles.fieldName}>What it shows</legend>
          <Choice chosen={replace} onChoose={() => setReplace(true)} says="What is shown now" query={query} />
          <Choice
            chosen={!replace}
            onChoose={() => setReplace(false)}
            says="As it was kept"
            query={kept.query}
          />
        </fieldset>
      )}
      {isOld && (
        <Meanwhile
          what="this kept report"
          now={[
            ['Name', kept.name],
            ['Shows', queryText(kept.query)],
          ]}
          onMine={goOn}
          onTheirs={takeTheirs}
        />
      )}
    </DeedForm>
  );
}

/** What is typed, which version of it was seen, and whether somebody was faster. */
function useChange({ kept, query, onDone, onSearch }: ChangeKeptProps) {
  const client = useQueryClient();
  const [name, setName] = useState(kept.name);
  const [replace, setReplace] = useState(!isSame(kept.query, query));
  const [seen, setSeen] = useState(kept.version);
  const wanted = replace ? query : kept.query;
  const change = useMutation({
    mutationFn: () =>
      ask(changeKeptReport, {
        params: { report: kept.id },
        body: { version: seen, name: name.trim(), query: wanted },
      }),
    onSuccess: (changed) => {
      void client.invalidateQueries({ queryKey: keptReports.queryKey });
      notice(`“${changed.name}” is changed.`);
      onSearch(searchOf(changed.query, changed.id));
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: keptReports.queryKey }),
  });
  const isOld = seen !== kept.version;
  const goOn = (): void => {
    change.reset();
    setSeen(kept.version);
  };
  const beside = refusalOf(change.error, 'name');
  const told = isRefused(change.error) && change.error.letter.code === 'changed-meanwhile';
  return {
    name,
    setName,
    replace,
    setReplace,
    change,
    isOld,
    goOn,
    takeTheirs: () => {
      goOn();
      setName(kept.name);
      setReplace(false);
    },
    beside,
    error: beside !== null || (told && isOld) ? null : change.error,
  };
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly says: string;
  readonly query: ReportQuery;
}

function Choice({ chosen, onChoose, says, query }: ChoiceProps) {
  return (
    <label className={styles.check}>
      <input type="radio" name="shows" checked={chosen} onChange={onChoose} />
      <span>
        {says}
        <small>{queryText(query)}</small>
      </span>
    </label>
  );
}
