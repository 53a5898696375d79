/** Anybody may show the number: it is public, and nothing here depends on who asks. */
export const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Age, ETag",
};

export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders,
      "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
      "Access-Control-Allow-Headers": "If-None-Match, Cache-Control",
      "Access-Control-Max-Age": "86400",
    },
  });
}
