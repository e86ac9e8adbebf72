import { describe, expect, it } from 'vitest';
import { stubWorld } from '../../test/stub-world.ts';
import { seal } from '../sealed.ts';
import { resetServices } from './reset.ts';

const { signal } = new AbortController();
const delivered = { codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' } };

describe('a forgotten password', () => {
  it('is reset by the code that was sent', async () => {
    const { client, open } = stubWorld();
    const { context } = open({}, { clientMetadata: { app: 'shop' } });
    const { requestReset, confirmReset } = resetServices(context);
    client.respond('ForgotPassword', delivered);
    client.respond('ConfirmForgotPassword', {});
    const clientMetadata = { step: 'one' };
    expect(await requestReset({ username: 'ann', clientMetadata }, signal)).toMatchObject({
      kind: 'delivered',
    });
    const input = { username: 'ann', clientMetadata, code: seal('123456'), password: seal('New-horse-22') };
    expect(await confirmReset(input, signal)).toEqual({ kind: 'done' });
    const metadata = { app: 'shop', step: 'one' };
    expect(client.asked).toMatchObject([
      {
        operation: 'ForgotPassword',
        input: { username: 'ann', clientMetadata: metadata },
        options: { signal },
      },
      {
        operation: 'ConfirmForgotPassword',
        input: {
          username: 'ann',
          confirmationCode: '123456',
          password: 'New-horse-22',
          clientMetadata: metadata,
        },
        options: { signal },
      },
    ]);
  });
});
