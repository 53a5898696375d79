import { QueryClient, QueryObserver } from "@tanstack/react-query";
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
