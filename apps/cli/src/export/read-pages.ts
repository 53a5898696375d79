interface Page<Item> {
  items: Item[];
  nextCursor?: string | null;
}

export interface PageAt {
  limit: number;
  cursor?: string;
}

/** Everything that stands on a list's pages, one page in memory at a time. */
export async function* readPages<Item>(read: (at: PageAt) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 100, ...(cursor ? { cursor } : {}) });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
