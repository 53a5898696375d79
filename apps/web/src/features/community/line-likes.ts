import type { CommunityIncomingMessage, CommunityLike, CommunityOutgoingMessage } from "@planrrr/contract";

/** Long enough for a slow line; after it the same like goes by request, which does no harm twice. */
const patienceMs = 5_000;

interface Asked {
  postId: string;
  liked: boolean;
  /** `undefined`: the line brought no answer. */
  answer: (like: CommunityLike | undefined) => void;
}

export interface LineLikes {
  /** The room's answer to a like over the line; `undefined` where there is no line, or none that answers. */
  ask(
    postId: string,
    liked: boolean,
    send: (message: CommunityIncomingMessage) => boolean,
  ): Promise<CommunityLike | undefined>;
  /** What comes over the line may be an answer. */
  hear(message: CommunityOutgoingMessage): void;
  /** Nobody answers over it any more. */
  lineIsDown(): void;
}

/** Likes over the room's line, each with its answer. */
export function createLineLikes(): LineLikes {
  const open = new Set<Asked>();

  function settle(asked: Asked, like: CommunityLike | undefined): void {
    if (open.delete(asked)) asked.answer(like);
  }

  const of = (postId: string) => [...open].filter((asked) => asked.postId === postId);

  return {
    async ask(postId, liked, send) {
      if (!send({ type: liked ? "POST_LIKE" : "POST_UNLIKE", postId })) return undefined;
      return new Promise((resolve) => {
        const late = setTimeout(() => settle(asked, undefined), patienceMs);
        const asked: Asked = {
          postId,
          liked,
          answer(like) {
            clearTimeout(late);
            resolve(like);
          },
        };
        open.add(asked);
      });
    },
    hear(message) {
      if (message.type === "LIKE_UPDATE" && message.liked !== undefined) {
        const { postId, likes, liked } = message;
        const first = of(postId).find((asked) => asked.liked === liked);
        if (first) settle(first, { postId, likes, liked });
      }
      // Why it was refused the request says in the words of every other refusal.
      if (message.type === "ERROR" && message.postId !== undefined)
        for (const asked of of(message.postId)) settle(asked, undefined);
    },
    lineIsDown() {
      for (const asked of open) settle(asked, undefined);
    },
  };
}
