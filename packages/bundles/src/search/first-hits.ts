import type { IdColumn } from "./id-column.ts";

/** A deal and what it is ordered by. */
export interface Hit {
  order: number;
  id: string;
}

export interface FirstHits {
  /** What is ordered before this was on an earlier page. */
  readonly floor: number;
  /** What is ordered behind this has no place any more. */
  readonly worst: number;
  offer(slot: number, order: number): void;
  /** In order. */
  hits(): Hit[];
}

/** Keeps the first `most` of all that is offered and comes behind `after`: a heap with the last one on top. */
export function createFirstHits(ids: IdColumn, most: number, after: Hit | undefined): FirstHits {
  const orders: number[] = [];
  const slots: number[] = [];
  const floor = after?.order ?? -Infinity;
  const afterId = after && Buffer.from(after.id);

  const comesBefore = (order: number, slot: number, thanOrder: number, thanSlot: number) =>
    order < thanOrder || (order === thanOrder && ids.compare(slot, thanSlot) < 0);

  function isLater(a: number, b: number): boolean {
    return comesBefore(orders[b] ?? 0, slots[b] ?? 0, orders[a] ?? 0, slots[a] ?? 0);
  }

  function swap(a: number, b: number): void {
    [orders[a], orders[b]] = [orders[b] ?? 0, orders[a] ?? 0];
    [slots[a], slots[b]] = [slots[b] ?? 0, slots[a] ?? 0];
  }

  function rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isLater(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(): void {
    for (let at = 0; ;) {
      const [left, right] = [at * 2 + 1, at * 2 + 2];
      let latest = at;
      if (left < orders.length && isLater(left, latest)) latest = left;
      if (right < orders.length && isLater(right, latest)) latest = right;
      if (latest === at) return;
      swap(at, latest);
      at = latest;
    }
  }

  const first = {
    floor,
    worst: Infinity,
    offer(slot: number, order: number) {
      if (order < floor || order > first.worst) return;
      if (afterId && order === floor && ids.compareTo(slot, afterId) <= 0) return;
      if (orders.length < most) {
        orders.push(order);
        slots.push(slot);
        rise(orders.length - 1);
        if (orders.length === most) first.worst = orders[0] ?? 0;
        return;
      }
      if (!comesBefore(order, slot, orders[0] ?? 0, slots[0] ?? 0)) return;
      orders[0] = order;
      slots[0] = slot;
      sink();
      first.worst = orders[0] ?? 0;
    },
    hits: () =>
      orders
        .map((order, at) => ({ order, slot: slots[at] ?? 0 }))
        .sort((a, b) => a.order - b.order || ids.compare(a.slot, b.slot))
        .map(({ order, slot }) => ({ order, id: ids.at(slot) })),
  };
  return first;
}
