"use client";

import { Button, CopyField, Field, Input, Notice, Segments } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { keyRights, type KeyRights, rightsWords } from "./key-rights.ts";
import { keyRoutes } from "./key-routes.ts";
import { keysKey } from "./keys-key.ts";

const lives = [
  { value: "30", label: "30 days" },
  { value: "365", label: "A year" },
  { value: "", label: "Until you delete it" },
] as const;

export function MakeKey() {
  const [name, setName] = useState("");
  const [life, setLife] = useState<(typeof lives)[number]["value"]>("365");
  const [may, setMay] = useState<KeyRights>("write");
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => keyRoutes.make({ name: name.trim(), days: life ? Number(life) : null, may }),
    onSuccess: async () => {
      setName("");
      await queries.invalidateQueries({ queryKey: keysKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={submit}>
      {make.error ? <ProblemNotice error={make.error} /> : null}
      <Field label="What it is for" hint="So that you know it again, for example “newsletter script”.">
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={32}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <div className="stack s">
        <Segments label="What it may do" name="may" value={may} options={keyRights} onChange={setMay} />
        <p className="note">{rightsWords(may)}</p>
      </div>
      <Segments label="How long it works" name="life" value={life} options={lives} onChange={setLife} />
      <Button className="justify-self-start" tone="ink" type="submit" busy={make.isPending}>
        Make the key
      </Button>
      <div className="contents" role="status">
        {make.data ? (
          <>
            <Notice tone="warn" fact="Copy it now: we show it only this once.">
              Whoever has it can plan posts as you. Keep it like a password.
            </Notice>
            <CopyField label="Your new key" value={make.data.key} />
          </>
        ) : null}
      </div>
    </form>
  );
}
