import type { BulkColumn } from "@planrrr/contract/bulk-columns";
import { bulkColumns } from "@planrrr/contract/bulk-columns";

const words: { [column in BulkColumn]: string } = {
  text: "The words of the post.",
  connections:
    "Where it goes: handles as under Connections, several divided by spaces. mastodon:@name tells networks apart.",
  scheduledAt: "A moment with its offset: 2026-12-24T09:00:00Z. Or leave it empty and use localTime.",
  localTime: "A time by the clock on the wall: 2026-12-24 09:00. Neither of both: it goes out at once.",
  timeZone: "Whose clock, for example Europe/Dublin. Empty: the one you chose on this page.",
  link: "A link shown as a card, with https://.",
  draft: "yes: it is kept as a draft and does not go out.",
};

export function ColumnGuide() {
  return (
    <details className="panel">
      <summary>What the columns mean</summary>
      <dl className="stack pt-3">
        {bulkColumns.map((column) => (
          <div key={column}>
            <dt className="h4">{column}</dt>
            <dd className="note">{words[column]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
