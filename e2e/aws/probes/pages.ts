import { claimsOf } from './claims.ts';
import { EMAIL, type Lab, type Probe } from './probe.ts';
import { CALLBACK, Visitor } from './visitor.ts';

const person = { ...EMAIL, phone_number: '+15555550100', name: 'Ada' };

const isCallback = (url: URL) => url.href.startsWith(CALLBACK);

/** Returns the ID token's and userInfo's data about a person who has an email address and a name. */
async function shownWith(lab: Lab, scope: string): Promise<string> {
  const visitor = new Visitor(lab);
  const username = await lab.newUser({ attributes: person });
  const grant = await visitor.exchange(await visitor.signIn(username, { scope }), {});
  const info = await visitor.userInfo(grant.access_token);
  const claims = claimsOf(grant.id_token);
  const named = ['email', 'phone_number', 'name'];
  const shown = [named.filter((name) => name in claims), named.filter((name) => name in info)].join(' / ');
  lab.note({ operation: `with ${scope}: ${shown}` });
  return shown;
}

/** Managed login, with its pages loaded as in a browser. */
export const pageProbes: readonly Probe[] = [
  {
    rule: 32,
    asks: 'with `openid` alone, ID tokens and userInfo show all attributes; with another scope those of it',
    async run(lab) {
      const all = await shownWith(lab, 'openid');
      if (all !== 'email,phone_number,name / email,phone_number,name') return false;
      for (const [scope, name] of [
        ['email', 'email'],
        ['phone', 'phone_number'],
        ['profile', 'name'],
      ]) {
        if ((await shownWith(lab, `openid ${scope}`)) !== `${name} / ${name}`) return false;
      }
      return true;
    },
  },
  {
    rule: 33,
    asks: 'a `code_verifier` without a `code_challenge` is `invalid_grant`, and uses up the code',
    async run(lab) {
      const visitor = new Visitor(lab);
      const code = await visitor.signIn(await lab.newUser());
      const refused = await visitor.exchange(code, { code_verifier: 'v'.repeat(43) });
      const again = await visitor.exchange(code);
      return refused.error === 'invalid_grant' && again.error === 'invalid_grant';
    },
  },
  {
    rule: 33,
    asks: 'an exchange with another redirect_uri fails, and uses up the code',
    async run(lab) {
      const visitor = new Visitor(lab);
      const code = await visitor.signIn(await lab.newUser());
      const refused = await visitor.exchange(code, { redirect_uri: `${CALLBACK}/other` });
      const again = await visitor.exchange(code);
      return refused.error === 'invalid_grant' && again.error === 'invalid_grant';
    },
  },
  {
    rule: 34,
    asks: 'a request with `prompt=none` is answered from the session, whatever `identity_provider` says',
    async run(lab) {
      const visitor = new Visitor(lab);
      const silent = { identity_provider: 'Elsewhere', prompt: 'none' };
      const without = await visitor.authorize(silent);
      if (without.url.searchParams.get('error') !== 'login_required') return false;
      await visitor.signIn(await lab.newUser());
      return (await visitor.authorize(silent)).url.searchParams.has('code');
    },
  },
  {
    rule: 34,
    asks: 'a request whose session is alive is answered from it, whatever `identity_provider` says',
    async run(lab) {
      const visitor = new Visitor(lab);
      const elsewhere = await visitor.authorize({ identity_provider: 'Elsewhere' });
      if (isCallback(elsewhere.url)) return false;
      await visitor.signIn(await lab.newUser());
      return isCallback((await visitor.authorize({ identity_provider: 'Elsewhere' })).url);
    },
  },
  {
    rule: 36,
    asks: 'an app client of the API without SupportedIdentityProviders signs nobody in: `invalid_request`',
    async run(lab) {
      const { url, page } = await new Visitor(lab).authorize({ client_id: lab.target.outputs.BareClientId });
      return `${url.search} ${page}`.includes('invalid_request');
    },
  },
  {
    rule: 38,
    asks: 'a `resource` need not be a resource server of the pool',
    async run(lab) {
      const visitor = new Visitor(lab);
      const code = await visitor.signIn(await lab.newUser(), { resource: 'https://api.example.com' });
      return (await visitor.exchange(code)).error === undefined;
    },
  },
  {
    rule: 46,
    asks: 'RevokeToken with LINKED ends the session of managed login, also for a token that was revoked before',
    async run(lab) {
      const visitor = new Visitor(lab);
      const { refresh_token: Token } = await visitor.exchange(await visitor.signIn(await lab.newUser()));
      const isKnown = async () => (await visitor.authorize({ prompt: 'none' })).url.searchParams.has('code');
      const ClientId = lab.target.outputs.PageClientId;
      await lab.call('RevokeToken', { ClientId, Token });
      if (!(await isKnown())) return false;
      const { error } = await lab.call('RevokeToken', {
        ClientId,
        Token,
        RevokeAssociatedSessions: 'LINKED',
      });
      await lab.target.wait(10_000);
      return error === undefined && !(await isKnown());
    },
  },
];
