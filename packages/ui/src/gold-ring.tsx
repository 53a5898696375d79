/** Our single ornament: it means that something is alive. One that breathes per view. */
export function GoldRing({ tone = "alive", still = false }: { tone?: "alive" | "gold"; still?: boolean }) {
  return (
    <span className={`ring ${tone === "gold" ? "gold" : ""} ${still ? "still" : ""}`} aria-hidden="true" />
  );
}
