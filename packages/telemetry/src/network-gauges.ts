import { Gauge, type Registry } from "prom-client";

/**
 * How networks stand, set on a timer from the database: every API process tells the same, so take `max`, never `sum`.
 * Accounts are told as numbers of accounts: a series for each would grow with the people, and the page is no place
 * for who they are. `GET /api/connections` tells each team of its own.
 */
export function networkGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name: `planrrr_${name}`, help, labelNames, registers: [registry] });
  return {
    breakerOpen: gauge("breaker_open", "Servers of a network whose circuit breaker is open or half open.", [
      "network",
    ]),
    breakerOpenAccounts: gauge(
      "breaker_open_accounts",
      "Accounts whose own circuit breaker is open or half open.",
      ["network"],
    ),
    atOnce: gauge("network_at_once", "Posts a worker sends to a network at once, where it has a limit.", [
      "network",
    ]),
    sending: gauge("publications_sending", "Publications that are being sent now.", ["network"]),
    waiting: gauge("publications_waiting", "Publications that are due and stand in line.", ["network"]),
    deadLetters: gauge("dead_letters", "Publications that go on only by a person's hand.", [
      "network",
      "reason",
    ]),
    appLimit: gauge("app_budget_limit", "What a network allows planrrr's own registration.", [
      "network",
      "name",
    ]),
    appRemaining: gauge("app_budget_remaining", "What is left of it.", ["network", "name"]),
    appReset: gauge("app_budget_reset_timestamp_seconds", "When it is full again.", ["network", "name"]),
    accountBudgets: gauge(
      "account_budgets",
      "Accounts of whose rate limits something is known, by how much is left: nothing, less than a quarter, more.",
      ["network", "state"],
    ),
  };
}
