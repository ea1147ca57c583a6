import type { Downloads } from '../outside/downloads.ts';
import type { Answers } from './answers.ts';

export function downloadAnswers(downloads: Downloads | null): Pick<Answers, 'listDownloads'> {
  return {
    listDownloads: async () => downloads?.list() ?? { state: 'none', doing: null, offer: null },
  };
}
