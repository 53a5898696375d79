import { InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { readAnew } from "./read-anew.ts";

test("news that come during a first reading are not lost with it", async () => {
  const queries = new QueryClient();
  const first = Promise.withResolvers<string>();
  const read = vi.fn<() => Promise<string>>();
  read.mockReturnValueOnce(first.promise).mockResolvedValue("after");
  const observer = new QueryObserver(queries, { queryKey: ["posts", "one"], queryFn: read });
  const end = observer.subscribe(() => undefined);
  void readAnew(queries, { queryKey: ["posts"] });
  first.resolve("before");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("after"));
  expect(read).toHaveBeenCalledTimes(2);

  void readAnew(queries, { queryKey: ["posts"] });
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(3));
  end();
});

test("the next page that somebody asked for comes, though there are news meanwhile", async () => {
  const queries = new QueryClient();
  const second = Promise.withResolvers<string>();
  const read = vi.fn<(context: { pageParam: number }) => Promise<string>>();
  read.mockImplementation(({ pageParam }) =>
    pageParam === 1 && read.mock.calls.length === 2 ? second.promise : Promise.resolve(`page ${pageParam}`),
  );
  const observer = new InfiniteQueryObserver(queries, {
    queryKey: ["posts", "list"],
    queryFn: read,
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => pages.length,
  });
  const end = observer.subscribe(() => undefined);
  const pages = () => observer.getCurrentResult().data?.pages;
  await vi.waitFor(() => expect(pages()).toEqual(["page 0"]));

  void observer.fetchNextPage();
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  void readAnew(queries, { queryKey: ["posts"] });
  second.resolve("page 1, old");
  await vi.waitFor(() => expect(pages()).toEqual(["page 0", "page 1"]));
  expect(read.mock.calls.map(([{ pageParam }]) => pageParam)).toEqual([0, 1, 0, 1]);
  end();
});
