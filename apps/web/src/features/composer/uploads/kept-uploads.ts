import type { Begun } from "./way.ts";

/** A file on its way, as it is kept in the browser. The file itself can't be kept: after a reload it is chosen again. */
export interface KeptUpload {
  name: string;
  bytes: number;
  lastModified: number;
  /** How far it had come. */
  sent: number;
  /** The account whose version it is for; absent: everyone's. */
  forAccount?: string | undefined;
  begun: Begun;
}

export interface KeptUploads {
  list(): KeptUpload[];
  keep(upload: KeptUpload): void;
  drop(id: string): void;
}

/** The uploads of one draft. A browser that keeps nothing goes on without. */
export function keepUploads(key: string, storage: () => Storage = () => localStorage): KeptUploads {
  const list = (): KeptUpload[] => {
    try {
      return JSON.parse(storage().getItem(key) ?? "[]") as KeptUpload[];
    } catch {
      return [];
    }
  };
  const write = (uploads: KeptUpload[]) => {
    try {
      if (uploads.length === 0) storage().removeItem(key);
      else storage().setItem(key, JSON.stringify(uploads));
    } catch {
      // The upload itself goes on.
    }
  };
  const others = (id: string) => list().filter(({ begun }) => begun.id !== id);
  return {
    list,
    keep: (upload) => write([...others(upload.begun.id), upload]),
    drop: (id) => write(others(id)),
  };
}

/** Whether a file that was chosen again is the one that was begun. */
export function isSameFile(file: File, { name, bytes, lastModified }: KeptUpload): boolean {
  return file.name === name && file.size === bytes && file.lastModified === lastModified;
}
