import { defineJob } from "../define-job.ts";

export type Note = { text: string };

export const noteJob = defineJob<Note>({
  name: "note",
  queue: "test",
  payload: {
    parse(value) {
      if (typeof value === "object" && value && "text" in value && typeof value.text === "string") {
        return { text: value.text };
      }
      throw new TypeError("a note needs a text");
    },
  },
});
