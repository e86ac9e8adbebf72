import { expect, test } from 'vitest';
import { createRequestRecorder, type SentRequest } from './requests.ts';

const target = (operation: string) => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` });

const sent = (
  init: RequestInit = {},
  ended: SentRequest['ended'] = Promise.resolve({ status: 200, at: 1_120 }),
): SentRequest => ({ input: 'https://cognito.example/', init, startedAt: 1_000, ended });

test('a request is noted by its operation, its status and how long it took; nothing else of it is kept', async () => {
  const recorder = createRequestRecorder();
  const request = sent({ method: 'POST', headers: target('InitiateAuth'), body: '{"PASSWORD":"secret"}' });
  recorder.add(request);
  await request.ended;
  expect(recorder.getRequests()).toEqual([
    { number: 0, operation: 'InitiateAuth', startedAt: 1_000, duration: 120, status: 200 },
  ]);
});

test('a request of a Request object is noted too, and one without a target has no name', () => {
  const recorder = createRequestRecorder();
  const input = new Request('https://cognito.example/', { headers: target('RevokeToken') });
  recorder.add({ ...sent(), input, init: undefined });
  recorder.add({
    ...sent({ headers: { 'x-amz-target': 'a.b c' } }),
    input: 'https://cognito.example/?secret=1',
  });
  expect(recorder.getRequests().map(({ operation }) => operation)).toEqual(['RevokeToken', 'request']);
});

test('listeners hear of the start and of the end; in between it runs', async () => {
  const recorder = createRequestRecorder();
  const seen: unknown[] = [];
  const unsubscribe = recorder.subscribe(() => {
    const [{ duration, status } = {}] = recorder.getRequests();
    seen.push([duration, status]);
  });
  const request = sent({}, Promise.resolve({ status: null, at: 1_500 }));
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
