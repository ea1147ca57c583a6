import styles from './landing.module.css';

const SIZES = { diary: [1440, 900], why: [1440, 900], week: [1440, 900], panel: [420, 640] } as const;

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
          src={`/pictures/${name}-${scheme}.webp`}
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
