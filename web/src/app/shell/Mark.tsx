/** A post on its plot. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden focusable="false">
      <rect x="1.75" y="1.75" width="16.5" height="16.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <rect x="6.5" y="6.5" width="7" height="7" fill="currentColor" />
    </svg>
  );
}
