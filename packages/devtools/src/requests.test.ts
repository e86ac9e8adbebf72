import type { SentRequest } from '@latchkey/auth/chart';
import { expect, test } from 'vitest';
import { createRequestRecorder } from './requests.ts';

const sent = (
  target: string | null = 'AWSCognitoIdentityProviderService.InitiateAuth',
  ended: SentRequest['ended'] = Promise.resolve({ status: 200, at: 1_120 }),
): SentRequest => ({
  type: 'request',
  url: 'https://cognito.example/?secret=1',
  target,
  startedAt: 1_000,
  ended,
});

test('a request is noted by its operation, its status and how long it took', async () => {
  const recorder = createRequestRecorder();
  const request = sent();
  recorder.add(request);
  await request.ended;
  expect(recorder.getRequests()).toEqual([
    { number: 0, operation: 'InitiateAuth', startedAt: 1_000, duration: 120, status: 200 },
  ]);
});

test('another request is noted by the end of its path; what is no name is not shown', () => {
  const recorder = createRequestRecorder();
  const url = 'https://auth.example/oauth2/token?code=secret';
  recorder.add({ ...sent(null), url });
  recorder.add({ ...sent(null), url: 'https://auth.example/a/eyJ0.x-1' });
  recorder.add(sent('a.b c'));
  expect(recorder.getRequests().map(({ operation }) => operation)).toEqual(['token', 'request', 'request']);
});

test('listeners hear of the start and of the end; in between it runs', async () => {
  const recorder = createRequestRecorder();
  const seen: unknown[] = [];
  const unsubscribe = recorder.subscribe(() => {
    const [{ duration, status } = {}] = recorder.getRequests();
    seen.push([duration, status]);
  });
  const request = sent(undefined, Promise.resolve({ status: null, at: 1_500 }));
  recorder.add(request);
  await request.ended;
  unsubscribe();
  recorder.add(sent());
  expect(seen).toEqual([
    [null, null],
    [500, null],
  ]);
});

test('the hundred last are kept', () => {
  const recorder = createRequestRecorder();
  for (let index = 0; index < 103; index += 1) recorder.add(sent());
  expect(recorder.getRequests()).toHaveLength(100);
  expect(recorder.getRequests().at(-1)?.number).toBe(102);
});
