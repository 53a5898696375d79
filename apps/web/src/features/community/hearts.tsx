import { Icon } from "@planrrr/ui";
import { type CSSProperties, useSyncExternalStore } from "react";
import { useMembers } from "../team/use-team.ts";
import type { Heart } from "./use-hearts.ts";

const stillness = "(prefers-reduced-motion: reduce)";

function watchStillness(tell: () => void): () => void {
  const query = window.matchMedia(stillness);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}

/** They rise at the edge of the page; where nothing may move, a line says who sent one. */
export function Hearts({
  hearts,
  onLanded,
  ownId,
}: {
  hearts: Heart[];
  onLanded: (id: number) => void;
  ownId: string | undefined;
}) {
  const still = useSyncExternalStore(
    watchStillness,
    () => window.matchMedia(stillness).matches,
    () => false,
  );
  return (
    <>
      <p className={still ? "heart-line" : "sr"} role="status">
        {hearts.length > 0 ? <LastHeart heart={hearts.at(-1)} ownId={ownId} /> : null}
      </p>
      {still ? null : (
        <div className="hearts" aria-hidden="true">
          {hearts.map(({ id }) => (
            <span key={id} className="heart" style={placeOf(id)} onAnimationEnd={() => onLanded(id)}>
              <Icon name="heart" solid />
            </span>
          ))}
        </div>
      )}
    </>
  );
}

function LastHeart({ heart, ownId }: { heart: Heart | undefined; ownId: string | undefined }) {
  const members = useMembers();
  if (!heart) return null;
  if (heart.userId === ownId) return "You sent a heart";
  const name = members.data?.items.find(({ id }) => id === heart.userId)?.name;
  return `${name ?? "Somebody"} sent a heart`;
}

/** Beside each other, so that several are seen as several. */
function placeOf(id: number): CSSProperties {
  return { left: `${(id * 37) % 90}px`, fontSize: `${20 + ((id * 5) % 11)}px` };
}
