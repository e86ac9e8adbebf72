/** Maximum bytes of a request to the user-pool API: far more than any operation needs. */
export const LONGEST_BODY = 1_048_576;

/**
 * Returns the text of a request's body; undefined if it is longer than `limit` bytes, in which case it is not read to its
 * end.
 */
export async function readBody(request: Request, limit = LONGEST_BODY): Promise<string | undefined> {
  const { body } = request;
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined;
  // Not every browser provides the stream of a request, and a request may have no body.
  if (!body) {
    const text = await request.text();
    return text.length > limit ? undefined : text;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
