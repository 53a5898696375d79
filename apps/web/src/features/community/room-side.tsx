import type { CommunityNotifications, CommunityPresence, CommunityToken } from "@planrrr/contract";
import { Button, Face } from "@planrrr/ui";
import { AwayNews } from "./away-news.tsx";
import { CheerButton } from "./cheer-button.tsx";
import { ReportedPosts } from "./reported-posts.tsx";
import { coachName } from "./room-words.ts";
import { openLink } from "./use-room-news.ts";

/** Around the feed: what everybody should hear, who is here, a heart for all, and what the coach looks after. */
export function RoomSide({
  pass,
  presence,
  news,
  onCheer,
}: {
  pass: CommunityToken;
  presence: CommunityPresence | undefined;
  news: CommunityNotifications["items"];
  onCheer: () => void;
}) {
  const win = news.find(({ kind }) => kind === "announcement");
  return (
    <aside className="com-side stack" aria-label="Around the team">
      {win ? (
        <section className="panel win">
          <p className="small">News</p>
          <h2 className="h3">{win.title}</h2>
          {win.body === "" ? null : <p className="note words">{win.body}</p>}
          {win.link === "/community" ? null : <Button onClick={() => openLink(win.link)}>See it</Button>}
        </section>
      ) : null}
      {presence && presence.count > 0 ? <HereNow presence={presence} /> : null}
      <section className="panel cheer-box">
        <h2 className="h4">Send everyone a heart</h2>
        <p className="note">It floats up on every screen in the room.</p>
        <CheerButton strong onCheer={onCheer} />
      </section>
      {pass.role === "coach" ? <ReportedPosts /> : null}
      <AwayNews />
    </aside>
  );
}

function HereNow({ presence: { count, activeCoaches } }: { presence: CommunityPresence }) {
  const rest = count - activeCoaches.length;
  return (
    <section className="panel">
      <h2 className="h4">Here now</h2>
      <ul className="here">
        {activeCoaches.map((name) => (
          <li key={name}>
            <Face name={name} small coach />
            {coachName(name)}
          </li>
        ))}
        {rest > 0 ? (
          <li className="note">
            {activeCoaches.length > 0 ? "and " : ""}
            {rest === 1 ? "one of the team" : `${rest.toLocaleString("en")} of the team`}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
