import type { LiveEvent } from "@planrrr/contract";

/** What is different; how, is to be read. */
export interface News {
  /** Everything may be: it is not known what was missed. */
  all: boolean;
  connections: boolean;
  postIds: ReadonlySet<string>;
  removedIds: ReadonlySet<string>;
}

const gatherMs = 100;

/** News that come together are told once. */
export function gatherNews(onNews: (news: News) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [all, connections] = [false, false];
  let postIds = new Set<string>();
  let removedIds = new Set<string>();

  function later(): void {
    timer ??= setTimeout(() => {
      const news = {
        all,
        connections,
        postIds: new Set([...postIds].filter((id) => !removedIds.has(id))),
        removedIds,
      };
      [timer, all, connections] = [undefined, false, false];
      [postIds, removedIds] = [new Set(), new Set()];
      onNews(news);
    }, gatherMs);
  }

  return {
    add(event: LiveEvent): void {
      if (event.type === "reset") all = true;
      else if (event.type === "post.removed") removedIds.add(event.postId);
      else if ("postId" in event) postIds.add(event.postId);
      else connections = true;
      later();
    },
    addAll(): void {
      all = true;
      later();
    },
    stop: () => clearTimeout(timer),
  };
}
