/**
 * `refreshAt` of tokens whose refresh was begun by a page that may be gone: they are refreshed immediately, within the pool's
 * grace for the old refresh token. Times from the server are later.
 */
export const AT_ONCE = -1;
