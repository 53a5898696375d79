/** Whether the server tells by itself what changes; one for the page, since there is one stream. */
let now = false;

export const following = {
  get now(): boolean {
    return now;
  },
  tell(is: boolean): void {
    now = is;
  },
};
