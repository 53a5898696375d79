/**
 * Gathers items, and hands them over together after the delay. With `first: "at once"` an item that comes after a
 * quiet while does not wait. What is gathered is not stored: only what may be lost with the object belongs here.
 */
export function gather<T>(options: {
  delayMs: () => number;
  first?: "at once";
  deliver: (items: T[]) => void;
}): (item: T) => void {
  let items: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (items.length === 0) return;
      const gathered = items;
      items = [];
      if (options.first) wait();
      options.deliver(gathered);
    }, options.delayMs());
  }

  return (item) => {
    if (timer !== undefined) {
      items.push(item);
      return;
    }
    wait();
    if (options.first) options.deliver([item]);
    else items.push(item);
  };
}
