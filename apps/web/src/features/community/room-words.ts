import type { CommunityPresence } from "@planrrr/contract";

/** Whoever leads is named with it, once: "Coach Sarah". */
export function coachName(name: string): string {
  return /^coach\b/i.test(name) ? name : `Coach ${name}`;
}

/** Who is there, as one says it: "Coach Sarah and 12 others are active now". */
export function pulseWords({ count, activeCoaches }: CommunityPresence, isCoach: boolean): string {
  const [coach] = activeCoaches;
  // A coach knows their own name: of the others they want to hear.
  if (isCoach)
    return count <= 1 ? "You are the only one here now" : `You and ${others(count - 1)} are active now`;
  if (coach !== undefined && count > 1) return `${coachName(coach)} and ${others(count - 1)} are active now`;
  if (coach !== undefined) return `${coachName(coach)} is active now`;
  if (count <= 1) return "You are the first one here";
  return `You and ${others(count - 1)} are active now`;
}

function others(number: number): string {
  return number === 1 ? "1 other" : `${number.toLocaleString("en")} others`;
}

/** Beside the heart: "You and 23 others". */
export function likeWords(likes: number, liked: boolean): string {
  const rest = likes - (liked ? 1 : 0);
  if (liked) return rest <= 0 ? "You like this" : `You and ${others(rest)}`;
  if (rest <= 0) return "Like";
  return rest === 1 ? "1 likes this" : `${rest.toLocaleString("en")} like this`;
}

export function newPostsWords(number: number): string {
  return number === 1 ? "1 new post" : `${number.toLocaleString("en")} new posts`;
}

/** "Good afternoon, Ruth" */
export function greeting(name: string, hour: number): string {
  const first = name.trim().split(/\s+/)[0] ?? "";
  const time = hour < 5 ? "evening" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return first === "" ? `Good ${time}` : `Good ${time}, ${first}`;
}
