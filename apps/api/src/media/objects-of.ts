import { AppError } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import type { ObjectStore } from "./object-store.ts";

/** The bucket, where there is one. */
export function objectsOf({ objects }: ApiContext): ObjectStore {
  if (objects) return objects;
  throw new AppError(
    "NOT_FOUND",
    "Files are kept on this server's own disk. Upload by tus at /api/media/uploads.",
  );
}
