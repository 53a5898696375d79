import type { NewRecurrence, Post, Recurrence, RecurringContent } from "@planrrr/contract";
import { addDays, dayIn } from "../../calendar/zone-time.ts";
import { readRule } from "./read-rule.ts";
import { firstRule, type RuleForm } from "./rule-form.ts";
import { writeRule } from "./write-rule.ts";

export interface RepeatDraft {
  id?: string;
  name: string;
  text: string;
  connectionIds: string[];
  /** What else its posts are made of, kept as it is. */
  rest: Partial<RecurringContent>;
  day: string;
  time: string;
  timeZone: string;
  form: RuleForm;
  /** A rule written by hand; null: the form's. */
  ownRule: string | null;
}

export function newRepeat(now: Date, timeZone: string, connectionIds: string[], post?: Post): RepeatDraft {
  const day = addDays(dayIn(now, timeZone), 1);
  return {
    name: "",
    text: post?.text ?? "",
    connectionIds: post && post.connectionIds.length > 0 ? post.connectionIds : connectionIds,
    rest: post ? restOf(post) : {},
    day,
    time: "09:00",
    timeZone,
    form: firstRule(day),
    ownRule: null,
  };
}

export function changedRepeat({ id, name, rule, start, post }: Recurrence): RepeatDraft {
  const [day = "", time = ""] = start.localTime.split("T");
  const first = firstRule(day);
  const form = readRule(rule, first);
  const { text, connectionIds, ...rest } = post;
  return {
    id,
    name,
    text,
    connectionIds,
    rest,
    day,
    time: time.slice(0, 5),
    timeZone: start.timeZone,
    form: form ?? first,
    ownRule: form ? null : rule,
  };
}

export const ruleOf = ({ ownRule, form }: RepeatDraft): string => ownRule ?? writeRule(form);

export function startOf({ day, time, timeZone }: RepeatDraft): NewRecurrence["start"] | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time)) return undefined;
  return { localTime: `${day}T${time}`, timeZone };
}

export function postOf({ text, connectionIds, rest }: RepeatDraft): RecurringContent {
  const perConnection = Object.entries(rest.perConnection ?? {}).filter(([id]) => connectionIds.includes(id));
  return {
    mediaIds: [],
    ...rest,
    perConnection: Object.fromEntries(perConnection),
    text,
    connectionIds,
  };
}

function restOf(post: Post): RepeatDraft["rest"] {
  const { mediaIds, link, language, visibility, contentWarning, options, perConnection } = post;
  return {
    thread: post.thread,
    firstComment: post.firstComment,
    mediaIds,
    perConnection,
    ...(link ? { link } : {}),
    ...(language ? { language } : {}),
    ...(visibility ? { visibility } : {}),
    ...(contentWarning ? { contentWarning } : {}),
    ...(options ? { options } : {}),
  };
}
