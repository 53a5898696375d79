import { expect, it } from "vitest";
import { htmlToText, normaliseText, toStatusText } from "./status-text.ts";

const URL = "https://example.com/a";

it("puts the link where Mastodon looks for it, once", () => {
  expect(toStatusText({ text: "read", link: { url: URL } })).toBe(`read\n\n${URL}`);
  expect(toStatusText({ text: `read ${URL}`, link: { url: URL } })).toBe(`read ${URL}`);
  expect(toStatusText({ text: "read example.com/a", link: { url: URL } })).toBe("read example.com/a");
  expect(toStatusText({ text: "", link: { url: URL } })).toBe(URL);
  expect(toStatusText({ text: "half \ud83d" })).toBe("half \ufffd");
});

it("reads the text back from the HTML of Mastodon", () => {
  const html =
    '<p>Hi <span class="h-card" translate="no"><a href="https://b.example/@bob" class="u-url mention">@<span>bob</span></a></span> &amp; &lt;you&gt;<br />line</p>' +
    '<p><a href="https://example.com/very/long" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">https://</span>' +
    '<span class="ellipsis">example.com/very</span><span class="invisible">/long</span></a> <a href="/tags/x" class="mention hashtag" rel="tag">#<span>x</span></a> &#39;q&#x27; &constructor;</p>';
  const plain = "Hi @bob@b.example & <you>\nline\n\nhttps://example.com/very/long #x 'q' &constructor;";
  expect(normaliseText(htmlToText(html))).toBe(normaliseText(plain));
});

it("leaves mail addresses and paths alone", () => {
  expect(normaliseText("mail a@example.com, https://x.example/@bob@y.example, @b.o-b@c.example!")).toBe(
    "mail a@example.com, https://x.example/@bob@y.example, @b.o-b!",
  );
});

it("tells different texts apart", () => {
  expect(normaliseText("One")).not.toBe(normaliseText("one"));
  expect(normaliseText("a  b\r\nc")).toBe(normaliseText("a b c"));
});
