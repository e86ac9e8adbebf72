import { readBody } from '../read-body.ts';

// Far more than any form of the pages contains; a passkey's response is the longest.
const LONGEST_FORM = 65_536;

/** Returns the fields of a submitted form; undefined if it is too long. */
export async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const body = await readBody(request, LONGEST_FORM);
  return body === undefined ? undefined : new URLSearchParams(body);
}
