import { readBody } from '../read-body.ts';

// Far more than any form of the pages has; a passkey's answer is the longest.
const LONGEST_FORM = 65_536;

/** The fields of a form that was sent; undefined when it is longer than any of the pages. */
export async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const body = await readBody(request, LONGEST_FORM);
  return body === undefined ? undefined : new URLSearchParams(body);
}
