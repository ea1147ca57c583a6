import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed just now, in time for the paper; and to set it before the browser does. */
export function useOnPaper(): [boolean, Dispatch<SetStateAction<boolean>>] {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setOnPaper(true));
    const after = () => setOnPaper(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return [onPaper, setOnPaper];
}
