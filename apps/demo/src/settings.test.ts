import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const built = {
  VITE_LATCHKEY_USER_POOL_ID: 'eu-central-1_Built',
  VITE_LATCHKEY_CLIENT_ID: 'built-client',
  VITE_LATCHKEY_ENDPOINT: 'http://localhost:9229',
};

describe('readSettings', () => {
  it('takes the query of the address before the build', () => {
    const query =
      '?userPoolId=eu-west-1_Query&clientId=query-client&endpoint=http://127.0.0.1:7000/&control=http://localhost:7000/_sandbox';
    expect(readSettings(query, built, 'localhost')).toEqual({
      userPoolId: 'eu-west-1_Query',
      clientId: 'query-client',
      endpoint: 'http://127.0.0.1:7000/',
      control: 'http://localhost:7000/_sandbox',
    });
  });

  it.each(['demo.example', 'localhost.evil.example', '127.0.0.1.evil.example', ''])(
    'takes nothing of a link to %j: it could name the pool of somebody else',
    (hostname) => {
      const query = '?userPoolId=eu-west-1_Theirs&clientId=theirs&flow=USER_PASSWORD_AUTH';
      expect(readSettings(query, {}, hostname)).toBeNull();
      expect(readSettings(query, built, hostname)).toEqual(readSettings('', built, hostname));
    },
  );

  it('takes the flow, where there is such a flow', () => {
    const pool = '?userPoolId=eu-west-1_A&clientId=c';
    expect(readSettings(`${pool}&flow=USER_AUTH`, {}, 'localhost')?.flow).toBe('USER_AUTH');
    expect(() => readSettings(`${pool}&flow=ADMIN_NO_SRP_AUTH`, {}, 'localhost')).toThrow(
      /USER_SRP_AUTH, USER_PASSWORD_AUTH/,
    );
  });

  it('knows a person of the sandbox of the build, and of no other pool', () => {
    const sandbox = {
      ...built,
      VITE_LATCHKEY_CONTROL: 'http://localhost:9229/_sandbox',
      VITE_LATCHKEY_USERNAME: 'ada',
      VITE_LATCHKEY_PASSWORD: 'Difference-Engine-1',
    };
    const ada = { username: 'ada', password: 'Difference-Engine-1' };
    expect(readSettings('', sandbox, 'localhost')?.person).toEqual(ada);
    expect(readSettings('?userPoolId=eu-west-1_A', sandbox, 'localhost')?.person).toBeUndefined();
    expect(readSettings('?password=x&username=y', built, 'localhost')?.person).toBeUndefined();
    const { VITE_LATCHKEY_CONTROL: _, ...cognito } = sandbox;
    expect(readSettings('', cognito, 'localhost')?.person).toBeUndefined();
  });

  it('falls back to the build, one setting at a time', () => {
    expect(readSettings('?clientId=other', built, 'localhost')).toEqual({
      userPoolId: 'eu-central-1_Built',
      clientId: 'other',
      endpoint: 'http://localhost:9229/',
    });
  });

  it('leaves the endpoint to the region of the pool when none is given', () => {
    expect(readSettings('?userPoolId=eu-west-1_A&clientId=c', {}, 'localhost')).toEqual({
      userPoolId: 'eu-west-1_A',
      clientId: 'c',
    });
  });

  it.each(['', '?userPoolId=eu-west-1_A', '?clientId=c', '?userPoolId=&clientId=c'])(
    'gives nothing when no pool is named (%s)',
    (query) => {
      expect(readSettings(query, {}, 'localhost')).toBeNull();
    },
  );

  it.each(['https://evil.example/', 'http://localhost.evil.example/', 'localhost', 'javascript:0'])(
    'refuses %s as an endpoint',
    (endpoint) => {
      const query = `?userPoolId=a&clientId=b&endpoint=${encodeURIComponent(endpoint)}`;
      expect(() => readSettings(query, {}, 'localhost')).toThrow(/must be an address on this machine/);
    },
  );
});
