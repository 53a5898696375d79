/** The head of a page stands at its start; the rest is not read. */
export async function readStart(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder(charsetOf(response));
  let text = "";
  let read = 0;
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (read >= limit || text.includes("</head>")) break;
  }
  return text;
}

function charsetOf(response: Response): string {
  const label = /charset=["']?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "utf-8";
  }
}
