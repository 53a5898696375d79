import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Button } from "./button.tsx";
import { monogramOf } from "./face.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { type StateKind, stateKinds } from "./state-kinds.ts";
import { StateMark } from "./state-mark.tsx";

describe("a field", () => {
  const html = renderToStaticMarkup(
    <Field label="Time" hint="Your own." error="That time has passed.">
      {(control) => <Input {...control} />}
    </Field>,
  );
  test("belongs to its label, its error and its hint, in this order", () => {
    const id = /<label[^>]*for="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`<input id="${id}" aria-describedby="${id}-error ${id}-hint" aria-invalid="true"`);
    expect(html).toContain(`id="${id}-error"`);
    expect(html).toContain(`id="${id}-hint"`);
  });
});

describe("a button", () => {
  test("is none of a form's unless it says so, and keeps the focus while it is busy", () => {
    expect(renderToStaticMarkup(<Button>Go</Button>)).toBe('<button type="button" class="btn">Go</button>');
    const busy = renderToStaticMarkup(<Button busy>Go</Button>);
    expect(busy).toContain('aria-busy="true"');
    expect(busy).not.toContain('disabled=""');
  });

  test("lends its look to a link", () => {
    const link = renderToStaticMarkup(
      <Button asChild tone="ink">
        <a href="/write">Write</a>
      </Button>,
    );
    expect(link).toBe('<a href="/write" class="btn ink">Write</a>');
  });
});

test.each(Object.keys(stateKinds) as StateKind[])("%s is told by a shape and by words", (kind) => {
  const html = renderToStaticMarkup(<StateMark kind={kind} />);
  expect(html).toMatch(/<svg|class="ring/);
  expect(html).toContain(stateKinds[kind].words);
});

test("every state has a shape of its own", () => {
  const shapes = Object.values(stateKinds).map(({ icon }) => icon);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test("progress without an end has no value", () => {
  expect(renderToStaticMarkup(<ProgressBar label="Sending" />)).not.toContain("aria-valuenow");
  expect(renderToStaticMarkup(<ProgressBar label="Sending" value={2} />)).toContain('aria-valuenow="100"');
});

test.each([
  ["sarah", "S"],
  ["  émile", "É"],
  ["👩‍🍳 Kitchen", "👩‍🍳"],
  ["", "?"],
])("the monogram of %j is %s", (name, monogram) => {
  expect(monogramOf(name)).toBe(monogram);
});
