import styles from './landing.module.css';

const SIZES = {
  diary: [1200, 750],
  why: [1200, 940],
  week: [1200, 750],
  offer: [1200, 750],
  panel: [422, 885],
} as const;

interface ShotProps {
  readonly name: keyof typeof SIZES;
  readonly alt: string;
  readonly eager?: boolean;
}

/** A picture of the product as it is, in the reader's scheme. The other one is hidden, and never fetched. */
export function Shot({ name, alt, eager = false }: ShotProps) {
  const [width, height] = SIZES[name];
  return (
    <div className={styles.shot} data-shot={name}>
      {(['light', 'dark'] as const).map((scheme) => (
        <img
          key={scheme}
          className={styles[scheme]}
          // The panel was taken of a real desktop, once.
          src={`/pictures/${name === 'panel' ? name : `${name}-${scheme}`}.webp`}
          alt={alt}
          width={width}
          height={height}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
        />
      ))}
    </div>
  );
}
