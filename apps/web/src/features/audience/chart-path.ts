export interface ChartPoint {
  at: Date;
  followers: number;
}

export interface ChartBox {
  width: number;
  height: number;
}

/** Room above and below the line: a tenth of the span, so that a flat line lies in the middle. */
export function chartRange(points: ChartPoint[]): { low: number; high: number } {
  const all = points.map(({ followers }) => followers);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(1, (high - low) / 10);
  return { low: low - room, high: high + room };
}

/** The line as an SVG path, time by its true distances. Empty for less than two points. */
export function chartPath(points: ChartPoint[], { width, height }: ChartBox): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return "";
  const { low, high } = chartRange(points);
  const start = first.at.getTime();
  const span = Math.max(1, last.at.getTime() - start);
  const spots = points.map(({ at, followers }) => {
    const x = ((at.getTime() - start) / span) * width;
    const y = height - ((followers - low) / (high - low)) * height;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${spots.join("L")}`;
}
