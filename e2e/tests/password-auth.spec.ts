import { calls } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

const olivia = { username: 'olivia', password: 'From-The-Old-System-1' };

test.use({
  flow: 'USER_PASSWORD_AUTH',
  poolOptions: {
    users: [{ username: ada.username, password: ada.password, attributes: { email: ada.email } }],
    triggers: {
      userMigration: (event) => {
        if (event.request.password !== olivia.password) throw new Error('Wrong password in the old system.');
        event.response.userAttributes = { email: 'olivia@example.com', email_verified: 'true' };
        event.response.finalUserStatus = 'CONFIRMED';
        event.response.messageAction = 'SUPPRESS';
        return event;
      },
    },
  },
});

test('the password goes to the pool, and signs in with one call', async ({ demo, pool }) => {
  await demo.signIn();
  expect(calls(pool.journal)).toEqual(['InitiateAuth:USER_PASSWORD_AUTH']);
});

test('a wrong password is reported, and the username is kept', async ({ demo }) => {
  await demo.openSignIn();
  await demo.submit(ada.username, `${ada.password}-wrong`);
  await expect(demo.fault).toContainText('Incorrect username or password.');
  await expect(demo.username).toHaveValue(ada.username);
});

test('a person whom the pool does not know yet is migrated from the old system', async ({ demo, pool }) => {
  expect(pool.users.get(olivia.username)).toBeUndefined();
  await demo.openSignIn();
  await demo.submit(olivia.username, `${olivia.password}-wrong`);
  await expect(demo.fault).toContainText('Incorrect username or password.');
  expect(pool.users.get(olivia.username)).toBeUndefined();

  await demo.submit(olivia.username, olivia.password);
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText('olivia@example.com');
  expect(pool.users.get(olivia.username)?.status).toBe('CONFIRMED');
});
