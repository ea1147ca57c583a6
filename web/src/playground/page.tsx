import { useLocation } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import shared from '../recorded/public.module.css';
import { PublicHead } from '../recorded/public-head.tsx';
import cases from './cases.json';
import { type LinkRefused, openLink } from './open-link.ts';
import styles from './playground.module.css';
import { Playground } from './playground.tsx';
import { type Story, storyOf } from './story.ts';

/** "How would this be paid?", for everybody: the rules as they run, on a timeline that can be dragged. */
export function PlaygroundPage() {
  useTitle('How would this be paid?');
  const hash = useLocation({ select: (location) => location.hash });
  const { story, from, refused } = beginningOf(hash);
  return (
    <>
      <PublicHead />
      <main id="main" className={shared.page}>
        <div className={shared.hero}>
          <h1>How would this be paid?</h1>
          <p>
            Drag what happened: when the clock ran, when there was input, when the snapshot fell. The rules of{' '}
            <code>stint explain</code> answer at once, in this browser. Nothing is sent anywhere.
          </p>
        </div>
        {refused !== null && (
          <p role="alert" className={styles.refused}>
            <strong>This link holds no scenario.</strong> {refused} Below is a worked case instead.
          </p>
        )}
        <Playground key={hash} first={story} from={from} />
      </main>
    </>
  );
}

interface Beginning {
  readonly story: Story;
  /** The worked case that it is; null for one that came with a link. */
  readonly from: string | null;
  readonly refused: string | null;
}

/** A link's own scenario, a worked case by its name, or the first of them. */
function beginningOf(hash: string): Beginning {
  const [first] = cases;
  if (!first) throw new RangeError('there are no worked cases');
  const named = cases.find(({ name }) => hash === `case=${name}`) ?? (hash === '' ? first : null);
  if (named) return { story: storyOf(named.scenario), from: named.name, refused: null };
  const opened: Story | LinkRefused = openLink(hash);
  if (!('refused' in opened)) return { story: opened, from: null, refused: null };
  return { story: storyOf(first.scenario), from: first.name, refused: opened.refused };
}
