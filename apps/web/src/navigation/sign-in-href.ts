/** The sign-in page, which leads back to where somebody was. */
export function signInHref(from: string): string {
  return from === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(from)}`;
}
