import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const bytes = (...codes: number[]) => Uint8Array.from(codes);

test.each([
  ["what the server says", bytes(0xe4), "text/html; charset=iso-8859-1", "ä"],
  ["quotes around it", bytes(0x93, 0xfa), 'text/html; charset="Shift_JIS"', "日"],
  [
    "what the page says",
    Buffer.from('<meta charset="windows-1251">\xcf', "latin1"),
    "text/html",
    '<meta charset="windows-1251">П',
  ],
  [
    "an old page",
    Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">\xc4\xe3', "latin1"),
    "",
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">你',
  ],
  ["a byte order mark, whatever is said", bytes(0xff, 0xfe, 0x41, 0), "text/html; charset=utf-8", "A"],
  ["UTF-8 where nobody says", Buffer.from("€"), "", "€"],
  ["a name that is none", Buffer.from("€"), "text/html; charset=klingon", "€"],
])("%s", (_, body, contentType, text) => {
  expect(decodeText(body, contentType)).toBe(text);
});
