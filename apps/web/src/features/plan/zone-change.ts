/** Whether the clocks of a zone are set between two moments, and which way. */
export function zoneChange(from: Date, to: Date, timeZone: string): "forward" | "back" | undefined {
  const difference = aheadOf(to, timeZone) - aheadOf(from, timeZone);
  return difference === 0 ? undefined : difference > 0 ? "forward" : "back";
}

function aheadOf(date: Date, timeZone: string): number {
  const wall = date.toLocaleString("sv-SE", { timeZone });
  return Date.parse(`${wall.replace(" ", "T")}Z`) - Math.floor(date.getTime() / 1000) * 1000;
}
