import { pick } from '../storm/random.ts';
import { junk, mutate } from './junk.ts';

const STATUSES = [200, 201, 204, 301, 400, 400, 401, 403, 404, 413, 429, 500, 502, 503, 504, 599];
const WAITS = [
  '0',
  '-1',
  '1e20',
  'NaN',
  'Infinity',
  '999999999999',
  'Thu, 01 Jan 2099 00:00:00 GMT',
  ' ',
  '5',
];
const EXCEPTIONS = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'ResourceNotFoundException',
  'TooManyRequestsException',
  'LimitExceededException',
  'InvalidParameterException',
  'UserLambdaValidationException',
  'InternalErrorException',
  'ForbiddenException',
  'constructor',
  '',
  'com.amazonaws#NotAuthorizedException:http://x/',
  'NotAuthorizedException'.repeat(500),
];

/** The response of a server gone mad, or of something in front of it. */
export async function tamper(request: Request, response: Response, next: () => number): Promise<Response> {
  const text = await response.clone().text();
  const headers = new Headers({ 'content-type': 'application/x-amz-json-1.1' });
  if (next() % 4 === 0) headers.set('retry-after', pick(WAITS, next()));
  if (next() % 8 === 0) headers.set('x-amz-retry-after', pick(WAITS, next()));
  if (next() % 8 === 0) headers.set('x-amzn-errortype', pick(EXCEPTIONS, next()).slice(0, 200));
  if (next() % 12 === 0) headers.set('x-amzn-waf-action', pick(['challenge', 'captcha', 'x'], next()));
  if (next() % 6 === 0) headers.set('content-type', pick(['text/html', 'text/plain', 'image/png'], next()));
  const status = next() % 3 === 0 ? pick(STATUSES, next()) : response.status;
  const hasNone = status === 204;
  const body = await bodyFrom(request, text, next);
  return new Response(hasNone ? null : body, { status, headers });
}

async function bodyFrom(request: Request, text: string, next: () => number): Promise<BodyInit> {
  const members = JSON.parse(text || '{}') as unknown;
  switch (next() % 10) {
    case 0:
      return text.slice(0, next() % (text.length + 1));
    case 1:
      return '<!doctype html><title>502</title>';
    case 2:
      return pick(
        ['[['.repeat(50_000), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, '[]', '1', '"x"', ' '],
        next(),
      );
    case 3:
      // A gateway that quotes the request.
      return JSON.stringify({
        __type: pick(EXCEPTIONS, next()),
        message: (await request.clone().text()).slice(0, 4_000),
      });
    case 4:
      return JSON.stringify({
        __type: pick(EXCEPTIONS, next()),
        message: junk(next),
        reasonCode: junk(next),
      });
    case 5:
      return broken(text);
    case 6:
      return text;
    default: {
      let changed = members;
      for (let times = 1 + (next() % 3); times > 0; times -= 1) changed = mutate(changed, next);
      return JSON.stringify(changed) ?? '';
    }
  }
}

/** Breaks off in the middle. */
const broken = (text: string): ReadableStream =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)));
      controller.error(new TypeError('terminated'));
    },
  });
