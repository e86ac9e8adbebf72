import { describe, expect, it } from 'vitest';
import { Secrets } from '../../test/secrets.ts';
import { seal } from '../sealed.ts';

async function learned(): Promise<Secrets> {
  const secrets = new Secrets('typed-password');
  const fetch = secrets.watch(async () => Response.json({ Session: 'session-of-the-pool' }));
  await fetch('https://pool.example/', {
    method: 'POST',
    body: JSON.stringify({ PASSWORD: 'sent-password' }),
  });
  return secrets;
}

describe('the leak check of the journeys', () => {
  it.each([
    ['a given secret', { event: { password: 'typed-password' } }],
    ['a secret of a request', ['sent-password']],
    ['a secret of an answer', new Error('session-of-the-pool')],
    ['bytes', { data: new TextEncoder().encode('session-of-the-pool') }],
  ])('sees %s', async (_, shown) => {
    const secrets = await learned();
    secrets.see(shown);
    expect(secrets.leaks()).toHaveLength(1);
  });

  it('records output of the console', async () => {
    const secrets = await learned();
    // oxlint-disable-next-line no-console -- the test is about the output
    console.warn({ deep: { deeper: 'typed-password' } });
    expect(secrets.leaks()).toHaveLength(1);
  });

  it('is content with sealed handles', async () => {
    const secrets = await learned();
    secrets.see({ context: { password: seal('typed-password') } });
    expect(secrets.leaks()).toEqual([]);
  });
});
