/** What keeps added words apart from those before them: an empty line, as far as it is not there yet. */
export function spaceBefore(before: string): string {
  if (before.trim() === "" || before.endsWith("\n\n")) return "";
  return before.endsWith("\n") ? "\n" : "\n\n";
}
