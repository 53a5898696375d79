"use client";

import type { Connection } from "@planrrr/contract";
import { Button, ProgressBar } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { ConnectFieldRow } from "./connect-field-row.tsx";
import { type ConnectableNetwork, connectWords, toInput, valuesOf } from "./connect-fields.ts";
import { useAddConnection } from "./use-add-connection.ts";

export interface ConnectFormProps {
  network: ConnectableNetwork;
  /** The account that is connected again. */
  again?: Connection | undefined;
  onDone: () => void;
}

export function ConnectForm({ network, again, onDone }: ConnectFormProps) {
  const { title, asking, fields } = connectWords[network];
  const [values, setValues] = useState(() => valuesOf(again));
  const add = useAddConnection(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate(toInput(network, values));
  };
  return (
    <form className="stack l" method="post" onSubmit={submit}>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      {fields.map((field) => (
        <ConnectFieldRow
          key={field.name}
          field={field}
          value={values[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {add.isPending ? <ProgressBar label={asking} /> : null}
      <Button tone="ink" size="big" type="submit" busy={add.isPending}>
        {again ? "Connect it again" : title}
      </Button>
    </form>
  );
}
