import { EMAIL, type Lab, PASSWORD, type Probe } from './probe.ts';
import { CALLBACK, fieldsOf, type Visit, Visitor } from './visitor.ts';

const NEW_PASSWORD = 'Probing-horse-2';

const isSignedIn = ({ url }: Visit) => url.href.startsWith(CALLBACK) && url.searchParams.has('code');

/** Signs up at the pages, up to the page for the code. */
async function signUp(lab: Lab, visitor: Visitor): Promise<{ username: string; asked: Visit }> {
  const username = `probe-${crypto.randomUUID()}`;
  const form = await visitor.follow(await visitor.authorize(), 'signup');
  const asked = await visitor.submit(form, { username, password: PASSWORD, email: EMAIL.email });
  lab.dispose({ UserPoolId: lab.target.outputs.UserPoolId, Username: username });
  return { username, asked };
}

/** The pages for forgotten passwords and new accounts. */
export const accountPageProbes: readonly Probe[] = [
  {
    rule: 40,
    asks: 'after a reset at the pages the person signs in with the new password',
    async run(lab) {
      const visitor = new Visitor(lab);
      const username = await lab.newUser({ attributes: EMAIL });
      const form = await visitor.follow(await visitor.authorize(), 'forgotPassword');
      const asked = await visitor.submit(form, { username });
      const code = await lab.nextCode(username);
      const done = await visitor.submit(asked, { username, code, password: NEW_PASSWORD });
      if (isSignedIn(done)) return false;
      return (await visitor.signIn(username, {}, NEW_PASSWORD)) !== '';
    },
  },
  {
    rule: 40,
    asks: 'after a sign-up the person is signed in, if the confirmation comes from the same browser',
    async run(lab) {
      const visitor = new Visitor(lab);
      const { username, asked } = await signUp(lab, visitor);
      return isSignedIn(await visitor.submit(asked, { code: await lab.nextCode(username) }));
    },
  },
  {
    rule: 40,
    asks: 'after a sign-up the person is not signed in, if the code comes after the time of a Session',
    async run(lab) {
      const visitor = new Visitor(lab);
      const { username, asked } = await signUp(lab, visitor);
      const code = await lab.nextCode(username);
      await lab.target.wait(4 * 60_000);
      const done = await visitor.submit(asked, { code });
      return !isSignedIn(done) && (await visitor.signIn(username)) !== '';
    },
  },
  {
    rule: 41,
    asks: 'the fields of the pages have the names that the sandbox gives them',
    async run(lab) {
      const visitor = new Visitor(lab);
      const login = await visitor.authorize();
      const forgotten = await visitor.follow(login, 'forgotPassword');
      const registration = await visitor.follow(login, 'signup');
      const username = await lab.newUser({ attributes: EMAIL });
      const reset = await visitor.submit(forgotten, { username });
      const names = [login, forgotten, reset, registration]
        .map(({ page }) => fieldsOf(page).join())
        .join(' / ');
      lab.note({ operation: `fields ${names}` });
      return (
        names === 'username,password / username / code,newPassword / username,userAttributes.email,password'
      );
    },
  },
];
