import type { LiveEvent } from "@planrrr/contract";

/** What is different; how, is to be read. */
export interface News {
  /** Everything may be: it is not known what was missed. */
  all: boolean;
  connections: boolean;
  /** Deals, what was told of them, or posts that wait for them. */
  deals: boolean;
  postIds: ReadonlySet<string>;
  removedIds: ReadonlySet<string>;
}

const gatherMs = 100;
/** For each post that was told of: reading posts in a flood of news must not use up what somebody may ask for. */
const restPerPostMs = 150;
const longestRestMs = 1_200;

/** News that come together are told once, and in a flood of them less often. */
export function gatherNews(onNews: (news: News) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [all, connections, deals] = [false, false, false];
  let postIds = new Set<string>();
  let removedIds = new Set<string>();
  let restsUntil = 0;

  function later(): void {
    const pauseMs = Math.max(gatherMs, restsUntil - performance.now());
    timer ??= setTimeout(() => {
      const news = {
        all,
        connections,
        deals,
        postIds: new Set([...postIds].filter((id) => !removedIds.has(id))),
        removedIds,
      };
      [timer, all, connections, deals] = [undefined, false, false, false];
      [postIds, removedIds] = [new Set(), new Set()];
      const told = news.postIds.size + news.removedIds.size;
      restsUntil = performance.now() + Math.min(longestRestMs, told * restPerPostMs);
      onNews(news);
    }, pauseMs);
  }

  return {
    add(event: LiveEvent): void {
      if (event.type === "reset") all = true;
      else if (event.type === "post.removed") removedIds.add(event.postId);
      else if ("postId" in event) postIds.add(event.postId);
      else if (/^(?:deal|bundle)/.test(event.type)) deals = true;
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
