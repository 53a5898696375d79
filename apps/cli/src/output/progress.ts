import type { Cli } from "../cli.ts";

export interface Progress {
  /** `total` may grow on the way. */
  update(done: number, total: number): void;
  stop(): void;
}

const showAfterMs = 1_000;

/** A bar on work that takes longer than a second, for somebody who watches. */
export async function startProgress(cli: Cli, title: string): Promise<Progress> {
  if (!cli.out.live) return { update() {}, stop() {} };
  const { Presets, SingleBar } = (await import("cli-progress")).default;
  const bar = new SingleBar(
    { format: `${title} {bar} {value}/{total}`, hideCursor: true, clearOnComplete: true, stream: cli.stderr },
    Presets.shades_classic,
  );
  let state = { done: 0, total: 1 };
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    bar.start(state.total, state.done);
  }, showAfterMs);
  return {
    update(done, total) {
      state = { done, total };
      if (!shown) return;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      clearTimeout(timer);
      if (shown) bar.stop();
    },
  };
}
