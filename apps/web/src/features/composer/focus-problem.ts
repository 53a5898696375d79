/** Brings whoever pressed the button to the first thing that keeps it from going out. */
export function focusProblem({ nowhere, time }: { nowhere: boolean; time: boolean }): void {
  const selector = nowhere
    ? ".composer fieldset input[type=checkbox]"
    : time
      ? ".composer input[type=date]"
      : "#words";
  const place = document.querySelector<HTMLElement>(selector);
  place?.focus();
  place?.scrollIntoView({ block: "center" });
}
