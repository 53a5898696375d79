import { type IconName, iconPaths } from "./icon-paths.ts";

/** Never alone: there are always words beside it. */
export function Icon({
  name,
  className = "",
  solid = false,
}: {
  name: IconName;
  className?: string;
  solid?: boolean;
}) {
  return (
    <svg className={`icon ${solid ? "solid" : ""} ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {name === "dashed" ? (
        <circle cx="12" cy="12" r="9" strokeDasharray="3.6 3.5" />
      ) : (
        iconPaths[name].map((path) => <path key={path} d={path} />)
      )}
    </svg>
  );
}
