/** Of a video; in a file of its own, since pages load it, and a schema beside it would come along. */
export const MAX_TITLE = 100;
