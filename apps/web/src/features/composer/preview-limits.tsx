"use client";

import type { Connection } from "@planrrr/contract";
import { useClock } from "../../time/use-clock.ts";
import { quotaWords } from "../connections/connection-health.ts";
import { priceWords } from "./cost-words.ts";
import type { CheckedConnection } from "./problem-words.ts";

/** What it costs, and what the network still allows: known before it is sent. */
export function PreviewLimits({
  connection,
  checked,
}: {
  connection: Connection;
  checked: CheckedConnection | undefined;
}) {
  const quota = quotaWords(connection, useClock());
  const words = [priceWords(checked?.price ?? null, connection.network), quota].filter(Boolean).join(" ");
  return words ? <p className="preview-body small">{words}</p> : null;
}
