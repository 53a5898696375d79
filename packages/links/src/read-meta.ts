import { Parser } from "htmlparser2";

/** What the head of a page says of it: its meta elements by name, and its title. The first of a name counts. */
export function readMeta(html: string): Map<string, string> {
  const meta = new Map<string, string>();
  const keep = (name: string, value: string) => {
    if (value.trim() && !meta.has(name)) meta.set(name, value.trim());
  };
  let title: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title") title = "";
      if (name === "meta")
        keep((attributes["property"] ?? attributes["name"] ?? "").toLowerCase(), attributes["content"] ?? "");
    },
    ontext(text) {
      if (title !== null) title += text;
    },
    onclosetag(name) {
      if (name !== "title" || title === null) return;
      keep("title", title);
      title = null;
    },
  });
  parser.end(html);
  return meta;
}
