import { Hono } from "hono";
import { fetchFile } from "../files/fetch-file.ts";
import { type ImageFacts, probeImage } from "../files/probe-image.ts";
import { badParameter, GraphError } from "../graph/graph-error.ts";
import { type GraphParams, readFlag, readParams, readText } from "../graph/read-params.ts";
import { createPost } from "./create-post.ts";
import { MAY_POST, requirePage } from "./require-page.ts";
import type { FacebookState, StoredPhoto } from "./types.ts";

const PHOTO_BYTES = 10_000_000;

/** `POST /{page}/photos` [doc graph-api/reference/page/photos]: a file or a public address; published unless told otherwise. */
export function createPhotoRoutes(state: FacebookState): Hono {
  const routes = new Hono();
  routes.post("/:page/photos", async (context) => {
    const params = await readParams(context);
    const page = requirePage(context, state, params, context.req.param("page"), MAY_POST);
    const facts = await readPhoto(params);
    const photo: StoredPhoto = {
      id: state.nextId(),
      pageId: page.id,
      alt: readText(params, "alt_text_custom"),
      width: facts.width,
      height: facts.height,
      postId: null,
    };
    state.photos.set(photo.id, photo);
    if (!readFlag(params, "published", true)) return context.json({ id: photo.id });
    const message = readText(params, "message") || readText(params, "caption");
    const post = createPost(state, page, { message, attached_media: [{ media_fbid: photo.id }] });
    return context.json({ id: photo.id, post_id: post.id });
  });
  return routes;
}

async function readPhoto(params: GraphParams): Promise<ImageFacts> {
  const file = params["source"] ?? params["file"];
  const url = readText(params, "url");
  if (file instanceof File) {
    const facts = probeImage(Buffer.from(await file.arrayBuffer()));
    return checkPhoto(facts, file.size);
  }
  if (url === "") throw new GraphError({ message: "(#324) Requires upload file", code: 324 });
  const fetched = await fetchFile(url);
  if (fetched.kind === "unreachable") throw badParameter("Missing or invalid image file", 1366046);
  return checkPhoto(fetched.kind === "image" ? fetched.facts : undefined, fetched.bytes);
}

/** The picture itself decides, not its name [k: 324/2069019]. */
function checkPhoto(facts: ImageFacts | undefined, bytes: number): ImageFacts {
  if (facts !== undefined && !facts.truncated && bytes <= PHOTO_BYTES) return facts;
  throw new GraphError({
    message: "(#324) Missing or invalid image file",
    code: 324,
    subcode: 2069019,
    transient: false,
    title: "Invalid photo",
    userMessage:
      "Your photos couldn't be uploaded. Photos should be smaller than 10 MB and saved as JPG, PNG, GIF.",
  });
}
