/** Holds the place of what is on its way. `label` is read once, for all of them together. */
export function Skeleton({
  rows = 3,
  height = 92,
  label,
}: {
  rows?: number;
  height?: number;
  label: string;
}) {
  return (
    <div className="stack" role="status">
      <span className="sr">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}
