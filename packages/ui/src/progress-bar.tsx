/** For everything over a second. Without a value it only says that something is under way. */
export function ProgressBar({ label, value }: { label: string; value?: number }) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span className="progress-track">
        <span
          className={`progress-fill ${percent === undefined ? "unknown" : ""}`}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </span>
    </div>
  );
}
