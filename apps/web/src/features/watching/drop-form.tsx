"use client";

import { sayMoney, sayPrice } from "@planrrr/contract/price-words";
import { Button, Field, Icon, Input, Segments, Skeleton, Textarea } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ConnectionPicks } from "../composer/connection-picks.tsx";
import { useConnections } from "../connections/use-connections.ts";
import { ApprovalNote } from "../plan/approval-note.tsx";
import { ProblemNotice } from "../problem-notice.tsx";
import { toMinor, toWhole } from "./address-query.ts";
import { dropText } from "./drop-words.ts";
import { usePrepareDrop } from "./use-drops.ts";
import { useDeal } from "./use-watching.ts";

const conditions = [
  { value: "price-below", label: "At or below a price" },
  { value: "price-falls", label: "When it falls at all" },
] as const;

const day = (at: Date) => at.toISOString().slice(0, 10);
const usualMs = 90 * 86_400_000;

/** Writes the post that waits for a deal. */
export function DropForm({ dealId, onDone }: { dealId: string; onDone: () => void }) {
  const deal = useDeal(dealId);
  const connections = useConnections();
  const [condition, setCondition] = useState<"price-below" | "price-falls">("price-below");
  const [price, setPrice] = useState<string>();
  const [text, setText] = useState(dropText);
  const [connectionIds, setConnectionIds] = useState<string[]>([]);
  const [until, setUntil] = useState(() => day(new Date(Date.now() + usualMs)));
  const [tried, setTried] = useState(false);
  const prepare = usePrepareDrop(onDone);
  const error = deal.error ?? connections.error;
  if (error) return <ProblemNotice error={error} />;
  if (!deal.data || !connections.data) return <Skeleton label="Reading the deal" height={240} />;
  const { title, provider, priceMinor, currency } = deal.data;
  const code = currency ?? "USD";
  const typed = price ?? toWhole(Math.max(0, (priceMinor ?? 100) - 1), code);
  const minor = toMinor(typed, code);
  const isLower = minor !== undefined && (priceMinor === null || minor < priceMinor);
  const priceProblem =
    !tried || condition === "price-falls" || isLower ? undefined : "Take an amount below today’s.";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isUnready = text.trim() === "" || connectionIds.length === 0 || until === "";
    if (isUnready || (condition === "price-below" && !isLower) || prepare.isPending) return;
    prepare.mutate({
      bundleId: dealId,
      condition,
      ...(condition === "price-below" && minor !== undefined ? { priceMinor: minor } : {}),
      text: text.trim(),
      connectionIds,
      expiresAt: `${until}T23:59:59Z`,
    });
  };
  const { amount, terms } = sayPrice(deal.data);
  return (
    <section className="panel stack" aria-labelledby="prepare">
      <div className="section-head">
        <h2 className="h3 wrap-anywhere" id="prepare">
          Post when “{title}” drops
        </h2>
        <p className="soft">
          {provider}, {amount} {terms} today
          {deal.data.introPriceMinor === null
            ? ""
            : `. What counts is ${sayMoney(priceMinor, currency)}, the price after the first time`}
          .
        </p>
      </div>
      <ApprovalNote fact="The post waits for a yes once the deal has dropped." />
      <form className="stack" method="post" onSubmit={submit} noValidate>
        {prepare.error ? <ProblemNotice error={prepare.error} /> : null}
        <Segments label="When" name="when" value={condition} options={conditions} onChange={setCondition} />
        {condition === "price-below" ? (
          <Field label={`Price in ${code}`} error={priceProblem}>
            {(control) => (
              <Input
                {...control}
                className="num"
                inputMode="decimal"
                value={typed}
                maxLength={20}
                onChange={({ target }) => setPrice(target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field
          label="Words"
          hint="Filled in when it drops: {{title}}, {{provider}}, {{price}}, {{terms}}, {{before}} and {{link}}."
          error={tried && text.trim() === "" ? "There are no words yet." : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              dir="auto"
              rows={5}
              value={text}
              maxLength={100_000}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <ConnectionPicks connections={connections.data} chosen={connectionIds} onChange={setConnectionIds} />
        {tried && connectionIds.length === 0 ? (
          <p className="field-error" role="alert">
            <Icon name="triangle" />
            Choose at least one account.
          </p>
        ) : null}
        <Field label="Until" error={tried && until === "" ? "Fill in a day." : undefined}>
          {(control) => (
            <Input {...control} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          )}
        </Field>
        <div className="row">
          <Button tone="ink" type="submit" busy={prepare.isPending}>
            Let it wait
          </Button>
          <Button tone="bare" onClick={onDone}>
            Do not prepare it
          </Button>
        </div>
      </form>
    </section>
  );
}
