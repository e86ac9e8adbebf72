import { expect, test, vi } from 'vitest';
import { recordRequests } from './requests.ts';

const target = (operation: string) => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` });

function setUp(answer: () => Promise<Response>) {
  let now = 1_000;
  const send = vi.fn<typeof fetch>(async () => {
    now += 120;
    return answer();
  });
  return { send, recorder: recordRequests(send, () => now) };
}

test('a request is noted by its operation, its status and how long it took; nothing else of it is kept', async () => {
  const { send, recorder } = setUp(
    async () => new Response('{"AccessToken":"secret-token"}', { status: 200 }),
  );
  const response = await recorder.fetch('https://cognito.example/', {
    method: 'POST',
    headers: target('InitiateAuth'),
    body: '{"PASSWORD":"secret-password"}',
  });
  expect(await response.json()).toEqual({ AccessToken: 'secret-token' });
  expect(send).toHaveBeenCalledWith('https://cognito.example/', expect.objectContaining({ method: 'POST' }));
  expect(recorder.getRequests()).toEqual([
    { number: 0, operation: 'InitiateAuth', startedAt: 1_000, duration: 120, status: 200 },
  ]);
});

test('a request of a Request object is noted too, and one without a target has no name', async () => {
  const { recorder } = setUp(async () => new Response(null, { status: 400 }));
  await recorder.fetch(new Request('https://cognito.example/', { headers: target('RevokeToken') }));
  await recorder.fetch('https://cognito.example/?secret=1', { headers: { 'x-amz-target': 'a.b c' } });
  expect(recorder.getRequests().map(({ operation, status }) => [operation, status])).toEqual([
    ['RevokeToken', 400],
    ['request', 400],
  ]);
});

test('a request without an answer is noted as such, and still rejects', async () => {
  const { recorder } = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(recorder.fetch('https://cognito.example/', { headers: target('SignUp') })).rejects.toThrow(
    TypeError,
  );
  expect(recorder.getRequests()).toMatchObject([{ operation: 'SignUp', status: null, duration: 120 }]);
});

test('listeners hear of the start and of the end; in between it runs', async () => {
  const { recorder } = setUp(async () => new Response());
  const seen: unknown[] = [];
  const unsubscribe = recorder.subscribe(() => seen.push(recorder.getRequests()[0]?.duration));
  await recorder.fetch('https://cognito.example/', { headers: target('SignUp') });
  unsubscribe();
  await recorder.fetch('https://cognito.example/', { headers: target('SignUp') });
  expect(seen).toEqual([null, 120]);
});

test('the hundred last are kept', async () => {
  const { recorder } = setUp(async () => new Response());
  for (let index = 0; index < 103; index += 1) await recorder.fetch('https://cognito.example/');
  expect(recorder.getRequests()).toHaveLength(100);
  expect(recorder.getRequests().at(-1)?.number).toBe(102);
});
