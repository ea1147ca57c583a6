/** Two segments that count and one that is still open. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--tracked)" />
      <g fill="var(--surface)">
        <rect x="7" y="9" width="4" height="14" rx="1.5" />
        <rect x="14" y="9" width="4" height="14" rx="1.5" />
      </g>
      <rect
        x="21.75"
        y="9.75"
        width="2.5"
        height="12.5"
        rx="1"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.5"
      />
    </svg>
  );
}
