import { calls, deviceSignIn, passwordSignIn } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

test.describe('a pool that remembers every device', () => {
  test.use({ poolOptions: { userPool: { deviceConfiguration: {} } } });

  test('a browser is confirmed at the first sign-in, and proves itself at the next @firefox', async ({
    demo,
    pool,
  }) => {
    await demo.signIn();
    await expect(demo.device).toContainText('Remembered');
    expect(calls(pool.journal)).toEqual([...passwordSignIn, 'ConfirmDevice']);
    const devices = pool.users.get(ada.username)?.devices;
    expect(devices).toMatchObject([{ confirmed: true, remembered: true }]);

    await demo.button('Sign out').click();
    await demo.expectSignedOut();
    pool.journal.clear();
    await demo.signIn();
    await expect(demo.device).toContainText('Remembered');
    expect(calls(pool.journal)).toEqual(deviceSignIn);
    expect(pool.users.get(ada.username)?.devices).toEqual(devices);
  });

  test('a browser proves itself also when the person signs in by email address', async ({ demo, pool }) => {
    pool.configure({ aliasAttributes: ['email'] });
    const byEmail = { username: ada.email, password: ada.password };
    await demo.signIn(byEmail);
    await expect(demo.device).toContainText('Remembered');
    await demo.button('Sign out').click();
    await demo.expectSignedOut();

    pool.journal.clear();
    await demo.signIn(byEmail);
    expect(calls(pool.journal)).toEqual(deviceSignIn);
  });

  test('a device that was deleted on the server does not stand in the way, and is made again', async ({
    demo,
    pool,
  }) => {
    await demo.signIn();
    await expect(demo.device).toContainText('Remembered');
    const [old] = pool.users.get(ada.username)?.devices ?? [];
    await demo.button('Sign out').click();
    await demo.expectSignedOut();

    pool.users.forgetDevice(ada.username, old?.deviceKey ?? '');
    await demo.signIn();
    await expect(demo.device).toContainText('Remembered');
    const devices = pool.users.get(ada.username)?.devices ?? [];
    expect(devices).toMatchObject([{ confirmed: true, remembered: true }]);
    expect(devices[0]?.deviceKey).not.toBe(old?.deviceKey);
  });

  test('two people who share a browser each have a device of their own', async ({ demo, pool }) => {
    const grace = { username: 'grace', password: 'Nanosecond-Wire-9' };
    await pool.users.add(grace);
    for (const person of [ada, grace]) {
      await demo.signIn(person);
      await expect(demo.device).toContainText('Remembered');
      await demo.button('Sign out').click();
      await demo.expectSignedOut();
    }
    for (const person of [ada, grace]) {
      pool.journal.clear();
      await demo.signIn(person);
      expect(calls(pool.journal)).toEqual(deviceSignIn);
      await demo.button('Sign out').click();
      await demo.expectSignedOut();
    }
  });

  test('a confirmation that fails does not fail the sign-in, and can be tried again', async ({
    demo,
    pool,
  }) => {
    pool.faults.add({ kind: 'error', operation: 'ConfirmDevice', type: 'NotAuthorizedException', times: 1 });
    await demo.signIn();
    await expect(demo.device).toContainText('Not confirmed');
    await demo.device.getByRole('button', { name: 'Try again' }).click();
    await expect(demo.device).toContainText('Remembered');
  });
});

test.describe('a pool that asks before it remembers a device', () => {
  test.use({
    poolOptions: { userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: true } } },
  });

  test('a person who says yes is known by the browser at the next sign-in', async ({ demo, pool }) => {
    await demo.signIn();
    await expect(demo.device).toContainText('Remember this browser?');
    await demo.device.getByRole('button', { name: 'Remember' }).click();
    await expect(demo.device).toContainText('Remembered');
    expect(pool.users.get(ada.username)?.devices).toMatchObject([{ remembered: true }]);

    await demo.button('Sign out').click();
    await demo.expectSignedOut();
    pool.journal.clear();
    await demo.signIn();
    expect(calls(pool.journal)).toEqual(deviceSignIn);
  });

  test('a person who says no is not remembered', async ({ demo, pool }) => {
    await demo.signIn();
    await demo.device.getByRole('button', { name: 'No, thanks' }).click();
    await expect(demo.device).toContainText('Not remembered');
    expect(pool.users.get(ada.username)?.devices).not.toMatchObject([{ remembered: true }]);
  });

  test('a person has a remembered browser forgotten, on the server and here', async ({ demo, pool }) => {
    await demo.signIn();
    await demo.device.getByRole('button', { name: 'Remember' }).click();
    await expect(demo.device).toContainText('Remembered');
    await demo.device.getByRole('button', { name: 'Forget' }).click();
    await expect(demo.device).toContainText('Not remembered');
    expect(pool.users.get(ada.username)?.devices).toEqual([]);

    await demo.button('Sign out').click();
    await demo.expectSignedOut();
    pool.journal.clear();
    await demo.signIn();
    expect(calls(pool.journal).slice(0, 2)).toEqual(passwordSignIn);
    expect(calls(pool.journal)).not.toContain('RespondToAuthChallenge:DEVICE_SRP_AUTH');
  });
});
