const largestBytes = 10_000_000;

/** Why a file can't be a picture here, in words; undefined: it may be sent. Its name and what the system calls it don't count. */
export async function pictureProblem(file: File): Promise<string | undefined> {
  const name = file.name || "This file";
  if (file.size === 0) return `${name} is empty. Choose another one.`;
  if (file.size > largestBytes) {
    const megabytes = Math.ceil(file.size / 1_000_000);
    return `${name} has ${megabytes} MB; 10 MB is the most. Make it smaller first.`;
  }
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (isPicture(String.fromCharCode(...start))) return undefined;
  return file.type.startsWith("image/") && !/^image\/(?:jpeg|png|gif|webp)$/.test(file.type)
    ? `${name} is a kind of picture the networks do not show. JPEG, PNG, GIF and WebP work.`
    : `${name} is no picture. JPEG, PNG, GIF and WebP work.`;
}

function isPicture(start: string): boolean {
  return (
    start.startsWith("\xff\xd8\xff") ||
    start.startsWith("\x89PNG\r\n\x1a\n") ||
    /^GIF8[79]a/.test(start) ||
    (start.startsWith("RIFF") && start.slice(8) === "WEBP")
  );
}
