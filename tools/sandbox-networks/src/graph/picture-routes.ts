import { Hono } from "hono";

/** A round of one colour for each account. */
export function createPictureRoutes(): Hono {
  const routes = new Hono();
  routes.get("/:file{\\d+\\.svg}", (context) => {
    const hue = (Number(context.req.param("file").slice(-5, -4)) * 67) % 360;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="hsl(${hue} 60% 45%)"/></svg>`;
    return context.body(svg, 200, { "content-type": "image/svg+xml" });
  });
  return routes;
}
