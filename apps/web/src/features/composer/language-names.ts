const codes =
  "ar bn bg ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sv sw ta th tl tr uk ur vi zh".split(
    " ",
  );

/** Languages one may write in, by their names; one that was set elsewhere is among them. */
export function languageNames(also?: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const wanted = also && !codes.includes(also) ? [...codes, also] : codes;
  return wanted
    .map((code) => ({ code, name: nameOf(names, code) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
