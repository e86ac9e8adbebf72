import { describe, expect, it } from 'vitest';
import { createBrowser, type TestTab } from '../../test/browser.ts';
import { attemptOf } from '../../test/services.ts';
import type { Challenge } from '../model.ts';
import { seal, unseal } from '../sealed.ts';
import { pendingForm } from './pending-form.ts';
import { openPendingSignIn } from './pending-sign-in.ts';
import { openStorage } from './storage.ts';

const challenge: Challenge = {
  name: 'SMS_MFA',
  session: seal('session-of-the-pool'),
  parameters: seal({ USERNAME: 'ann', CODE_DELIVERY_DESTINATION: '+*******0839' }),
  lapsesAt: 1,
  delivery: { medium: 'SMS', destination: '+*******0839' },
  choices: [],
  requiredAttributes: [],
  attributes: {},
  prompt: {},
  proof: seal('proof'),
};
const step = {
  attempt: attemptOf('ann', 'swordfish', { proof: seal('proof') }),
  challenge,
  awaits: null,
  totp: null,
};

const steps = ({ environment }: TestTab) =>
  openPendingSignIn(openStorage(environment), 'pool|client', environment.sessionStorage, pendingForm);

function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const tab = browser.tab();
  return { browser, tab };
}

describe('the open step of a tab', () => {
  it('comes back after a reload, without password and proof', async () => {
    const { browser, tab } = world();
    await steps(tab).save(step);
    const found = await steps(browser.tab({}, tab)).load();
    expect(found?.attempt).toEqual({ ...step.attempt, password: null, proof: null });
    expect(found?.challenge).toMatchObject({ name: 'SMS_MFA', delivery: challenge.delivery, proof: null });
    expect(found?.challenge?.session && unseal(found.challenge.session)).toBe('session-of-the-pool');
    expect(found?.challenge && unseal(found.challenge.parameters)).toEqual(unseal(challenge.parameters));
  });

  it('comes back while it is still being saved', async () => {
    const { browser, tab } = world();
    const saved = steps(tab).save(step);
    const found = await steps(browser.tab({}, tab)).load();
    expect(found?.challenge?.name).toBe('SMS_MFA');
    await saved;
  });

  it('is another one in another tab', async () => {
    const { browser, tab } = world();
    await steps(tab).save(step);
    expect(await steps(browser.tab()).load()).toBeNull();
  });

  it('is of its pool and client alone', async () => {
    const { tab } = world();
    const { environment } = tab;
    const of = (scope: string) =>
      openPendingSignIn(openStorage(environment), scope, environment.sessionStorage, pendingForm);
    await of('pool|one').save(step);
    expect(await of('pool|other').load()).toBeNull();
    const key = tab.sessionStorage.key(0) ?? '';
    tab.sessionStorage.setItem(key.replace('one', 'other'), tab.sessionStorage.getItem(key) ?? '');
    expect(await of('pool|other').load()).toBeNull();
    expect((await of('pool|one').load())?.challenge?.name).toBe('SMS_MFA');
  });

  it('gives way, once, to one that was offered by another page', async () => {
    const { tab } = world();
    const store = steps(tab);
    await store.save(step);
    const offered = { ...step, challenge: { ...challenge, name: 'EMAIL_OTP' } };
    store.offer(offered);
    expect(await store.load()).toBe(offered);
    expect((await store.load())?.challenge?.name).toBe('SMS_MFA');
  });

  it('is stored encrypted', async () => {
    const { tab } = world();
    await steps(tab).save(step);
    expect(tab.sessionStorage.length).toBe(1);
    const text = tab.sessionStorage.getItem(tab.sessionStorage.key(0) ?? '') ?? '';
    expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('ann');
  });

  it('is forgotten, also while it is still being written', async () => {
    const { tab } = world();
    const store = steps(tab);
    await Promise.all([store.save(step), store.save(null)]);
    expect(await store.load()).toBeNull();
  });

  it.each([
    ['of another shape', () => null],
    ['whose reader does not load', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s counts as none', async (_, read) => {
    const { browser, tab } = world();
    await steps(tab).save(step);
    const { environment } = browser.tab({}, tab);
    const store = openPendingSignIn(openStorage(environment), 'pool|client', environment.sessionStorage, {
      ...pendingForm,
      read,
    });
    expect(await store.load()).toBeNull();
  });

  it('that is damaged counts as none', async () => {
    const { tab } = world();
    await steps(tab).save(step);
    const key = tab.sessionStorage.key(0) ?? '';
    const whole = tab.sessionStorage.getItem(key) ?? '';
    const changed = `${whole.startsWith('A') ? 'B' : 'A'}${whole.slice(1)}`;
    for (const text of ['AAAA', 'not base64!', changed]) {
      tab.sessionStorage.setItem(key, text);
      expect(await steps(tab).load()).toBeNull();
    }
  });

  it('is not kept where it can not be encrypted, or not stored', async () => {
    const { browser } = world();
    const memory = browser.tab({ indexedDB: null });
    await steps(memory).save(step);
    expect(memory.sessionStorage.length).toBe(0);
    const none = browser.tab({ sessionStorage: null });
    await steps(none).save(step);
    expect(await steps(none).load()).toBeNull();
  });

  it('does not stop the sign-in when the storage is full', async () => {
    const { tab } = world();
    tab.sessionStorage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(steps(tab).save(step)).resolves.toBeUndefined();
  });
});
