/** @param {{ type: string, name?: string }} node */
const isDate = (node) => node.type === "Identifier" && node.name === "Date";

/**
 * `new Date(value)` is a conversion, and fine; `new Date()`, `Date()`, `Date.now()` and `Temporal.Now` read
 * the clock. oxlint has no rule of its own that tells them apart.
 */
const noClock = {
  meta: {
    type: "problem",
    messages: { clock: "Domain code reads no clock: take the time from the context (ctx.now())." },
  },
  /** @param {{ report: (problem: { node: unknown, messageId: string }) => void }} context */
  create(context) {
    /** @param {unknown} node */
    const report = (node) => context.report({ node, messageId: "clock" });
    return {
      /** @param {any} node */
      NewExpression: (node) => isDate(node.callee) && node.arguments.length === 0 && report(node),
      /** @param {any} node */
      CallExpression: (node) => isDate(node.callee) && report(node),
      /** @param {any} node */
      MemberExpression(node) {
        if (node.computed) return;
        const { object, property } = node;
        if (isDate(object) && property.name === "now") report(node);
        if (object.type === "Identifier" && object.name === "Temporal" && property.name === "Now")
          report(node);
      },
    };
  },
};

export default { meta: { name: "planrrr" }, rules: { "no-clock": noClock } };
