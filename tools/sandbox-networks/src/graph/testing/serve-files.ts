import { type Listening, listen } from "../../listen.ts";

export interface FileServer extends Listening {
  /** A public address for a file. */
  add(file: Uint8Array<ArrayBuffer>, type?: string): string;
}

/** A place on the loopback from which a stand-in can fetch files, as Meta fetches them. */
export async function serveFiles(): Promise<FileServer> {
  const files: { file: Uint8Array<ArrayBuffer>; type: string }[] = [];
  const listening = await listen(async (request) => {
    const found = files[Number(new URL(request.url).pathname.slice(1))];
    if (found === undefined) return new Response("nothing here", { status: 404 });
    return new Response(found.file, { headers: { "content-type": found.type } });
  });
  return {
    ...listening,
    add: (file, type = "image/jpeg") => `${listening.url}/${files.push({ file, type }) - 1}`,
  };
}
