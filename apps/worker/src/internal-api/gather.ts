import DataLoader from "dataloader";

/**
 * Turns single calls into batches without making anyone wait for a timer: the first call goes at once, and what
 * comes while it is under way goes together in the next. `work` answers in the order of its items.
 */
export function gather<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  maxBatchSize = 100,
): (item: Item) => Promise<Answer> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const loader = new DataLoader<Item, Answer>(
    async (items) => {
      busy += 1;
      try {
        return await work(items);
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    {
      cache: false,
      maxBatchSize,
      batchScheduleFn: (dispatch) => {
        if (busy === 0) setImmediate(dispatch);
        else waiting.push(dispatch);
      },
    },
  );
  return (item) => loader.load(item);
}
