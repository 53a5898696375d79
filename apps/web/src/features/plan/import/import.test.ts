import { beforeEach, describe, expect, test, vi } from "vitest";
import { decodeFile } from "./decode-file.ts";
import { divideRows } from "./divide-rows.ts";
import { printOf, recallImport, rememberImport } from "./import-memory.ts";
import { parseCsv } from "./parse-csv.ts";
import { problemWords } from "./problem-words.ts";
import { readImport } from "./read-import.ts";
import { sampleHref } from "./sample-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readImport(bytes(text));

describe("the text of a file", () => {
  test.each([
    ["UTF-8", bytes("Café 👩‍🍳"), "Café 👩‍🍳"],
    ["UTF-16 of Windows", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xe9, 0), "Aé"],
    ["UTF-16, the other way round", Uint8Array.of(0xfe, 0xff, 0, 0x41, 0, 0xe9), "Aé"],
    ["windows-1252", Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x80), "Café€"],
  ])("is found in %s", (_, file, text) => expect(decodeFile(file)).toBe(text));

  test("is not in a picture, nor in Excel's own format", () => {
    expect(decodeFile(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toBeUndefined();
    expect(decodeFile(Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0))).toBeUndefined();
  });
});

describe("rows and cells", () => {
  test.each([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\r\nc,\r\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ['"x, ""y""\nz",b', [['x, "y"\nz', "b"]]],
    ["a\n\nb", [["a"], [], ["b"]]],
    [
      "a,b\rc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['a,"",b,', [["a", "", "b", ""]]],
    ["", []],
  ])("%j", (text, rows) => expect(parseCsv(text, ",")).toEqual(rows));

  test.each([
    ['a\n"b', 2],
    ['a\nb\n"c"d', 3],
  ])("%j is no CSV, and shows it in row %i", (text, row) => {
    expect(() => parseCsv(text, ",")).toThrow(expect.objectContaining({ row }) as Error);
  });
});

describe("a file", () => {
  test("of Excel, with its mark, semicolons and an empty line, keeps the numbers of its rows", () => {
    const file = read(
      '\uFEFFText;Connections;Local time;Draft\r\n"Hello; world";@a b;2026-12-24 09:00;\r\n;;;\r\nLast;;;ja\r\nIdea;;;x\r\n',
    );
    expect(file).toEqual({
      rows: [
        {
          number: 2,
          input: {
            text: "Hello; world",
            connections: ["@a", "b"],
            localTime: "2026-12-24 09:00",
            draft: false,
          },
        },
        { number: 4, input: { text: "Last", connections: [], draft: false } },
        { number: 5, input: { text: "Idea", connections: [], draft: true } },
      ],
    });
  });

  test("of JSON is a list, or has one", () => {
    const rows = [
      { number: 1, input: { text: "a", connections: ["x", "y"], draft: true } },
      { number: 2, unreadable: "“price” is no column we know." },
      { number: 3, unreadable: "It is no object with a text." },
      { number: 4, unreadable: "“text” is no text." },
    ];
    const list = [
      { text: "a", connections: ["x", "y"], draft: true, link: null },
      { price: 1 },
      7,
      { text: {} },
    ];
    expect(read(JSON.stringify(list))).toEqual({ rows });
    expect(read(JSON.stringify({ rows: list }))).toEqual({ rows });
  });

  test("with one row too wide refuses that row alone", () => {
    expect(read("text,draft\na,b,c\nd")).toEqual({
      rows: [
        {
          number: 2,
          unreadable: expect.stringContaining("3 cells, and the header has 2") as string,
        },
        { number: 3, input: { text: "d", connections: [], draft: false } },
      ],
    });
  });

  test.each([
    ["", "This file is empty."],
    ["\uFEFF \n", "This file is empty."],
    ["text,connections\n", "There are no posts in this file."],
    ["[]", "There are no posts in this file."],
    ["a,b\n1,2", "There is no column named “text” in the first row."],
    ["text,price\na,1", "“price” is no column we know."],
    ["text,\na,1", "A column has no name."],
    ["text,Text\na,1", "The column “text” is there twice."],
    ['text\n"a', "Row 2 cannot be read. A quotation begins here and never ends."],
    ['{"rows": ', "This file begins like JSON, but cannot be read to its end."],
    ['{"posts": []}', "There is no list of posts in this file."],
    [`text\n${"a\n".repeat(1_001)}`, "This file has 1,001 rows."],
  ])("%j is refused in words", (text, fact) => expect(read(text)).toMatchObject({ fact }));

  test("that is no text, or too large, is refused", () => {
    expect(readImport(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toMatchObject({
      fact: "This is not a CSV or JSON file.",
    });
    expect(readImport(new Uint8Array(8_000_001))).toMatchObject({ fact: "This file is too large." });
    expect(read(`text\n${"a".repeat(100_001)}`)).toMatchObject({
      rows: [{ number: 2, unreadable: "Its text has 100,001 characters. Is a quotation mark missing?" }],
    });
  });

  test("of the sample is one of these", () => {
    const [, text = ""] = sampleHref([], new Date("2026-12-01T12:00:00Z")).split(",", 2);
    const file = read(decodeURIComponent(text));
    expect("rows" in file && file.rows.map(({ input }) => input?.localTime)).toEqual([
      "2026-12-08 09:00",
      "2026-12-10 17:30",
      undefined,
    ]);
  });
});

test("rows are divided by their number and by their size, always in the same way", () => {
  const row = (text: string) => ({ text, connections: [] });
  expect(divideRows(Array.from({ length: 250 }, () => row("a"))).map(({ length }) => length)).toEqual([
    100, 100, 50,
  ]);
  const long = row("b".repeat(90_000));
  expect(divideRows([long, long, long, long, long]).map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(divideRows([])).toEqual([]);
});

describe("a problem says where it is and what to do", () => {
  const row = { text: "a", connections: ["x"], localTime: "soon", scheduledAt: "later", timeZone: "Mars" };
  test.each([
    ["CONNECTION_NOT_FOUND", "connections", "connections", /Connections/],
    ["TIME_ZONE_UNKNOWN", null, "timeZone", /Europe\/Dublin/],
    ["INVALID_INPUT", "schedule.localTime", "localTime", /2026-12-24 09:00/],
    ["INVALID_INPUT", "schedule.timeZone", "timeZone", /Europe\/Dublin/],
    ["INVALID_INPUT", "scheduledAt", "scheduledAt", /2026-12-24T09:00:00Z/],
    ["INVALID_INPUT", "connectionIds", "connections", /handle under connections/],
    ["INVALID_INPUT", "link.url", "link", /https/],
    ["TIME_IN_PAST", null, "scheduledAt", /later one/],
    ["TEXT_TOO_LONG", "text", "text", /Shorten/],
    ["ALT_TEXT_MISSING", null, undefined, /Mend it/],
  ])("%s in %s", (code, field, column, next) => {
    const words = problemWords({ code, field, message: "As the API said." }, row);
    expect(words.column).toBe(column);
    expect(words.next).toMatch(next);
  });
});

describe("what was begun is remembered", () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    return () => vi.unstubAllGlobals();
  });
  const begun = { id: "1", at: "2026-12-01T12:00:00Z", numbers: [2, 3], done: false };

  test("by the team and the file, the last twenty", () => {
    rememberImport("team", "print", begun);
    expect(recallImport("team", "print")).toEqual(begun);
    expect(recallImport("other", "print")).toBeUndefined();
    for (let nth = 0; nth < 20; nth += 1) rememberImport("team", `file ${nth}`, begun);
    expect(recallImport("team", "print")).toBeUndefined();
    expect(recallImport("team", "file 0")).toEqual(begun);
  });

  test("and files are told apart", () => {
    expect(printOf("a,b")).toBe(printOf("a,b"));
    expect(new Set(["a,b", "b,a", "a;b", "a,b "].map(printOf)).size).toBe(4);
  });
});
