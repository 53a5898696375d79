import { schema } from "@planrrr/database";
import { desc, eq } from "drizzle-orm";
import type { ApiContext } from "../../context.ts";

/** As many as one sitemap may name. */
const most = 50_000;

/** The addresses of the public pages for search engines: the catalogue and the deals that changed last. */
export async function listAddresses({ db }: Pick<ApiContext, "db">, origin: string): Promise<string> {
  const { bundles: b } = schema;
  const rows = await db
    .select({ id: b.id, at: b.lastChangedAt })
    .from(b)
    .where(eq(b.status, "active"))
    .orderBy(desc(b.lastChangedAt))
    .limit(most - 1);
  const urls = rows.map(
    ({ id, at }) =>
      `<url><loc>${escapeXml(`${origin}/deals/${encodeURIComponent(id)}`)}</loc><lastmod>${at.toISOString()}</lastmod></url>`,
  );
  const catalogue = `<url><loc>${escapeXml(`${origin}/deals`)}</loc></url>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${catalogue}${urls.join("")}</urlset>\n`;
}

const entities: { [sign: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const escapeXml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Deals may be found by everybody; what needs an account need not. */
export function robotsText(origin: string): string {
  return `User-agent: *\nAllow: /deals\nAllow: /_next/static/\nAllow: /assets/\nDisallow: /\n\nSitemap: ${origin}/sitemap.xml\n`;
}
