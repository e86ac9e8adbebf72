import type { AuthContext } from '../src/machine/context.ts';
import { unseal } from '../src/sealed.ts';
import type { Harness } from './harness.ts';

/** Before anybody has done anything. */
export const pristine = {
  attempt: {
    username: '',
    flow: 'USER_PASSWORD_AUTH',
    factor: null,
    password: null,
    proof: null,
    autofill: false,
    knownDevice: true,
    round: 0,
    remember: 'browser',
    clientMetadata: null,
  },
  challenge: {
    name: '',
    session: null,
    parameters: {},
    lapsesAt: 0,
    delivery: null,
    choices: [],
    requiredAttributes: [],
    attributes: {},
    prompt: {},
    proof: null,
  },
  answer: { kind: 'proof' },
  totp: null,
  fault: null,
  redirect: {},
  delivery: null,
  session: null,
  device: 'none',
  refreshFailures: 0,
  deviceFailures: 0,
  tab: 'alone',
  scope: 'local',
  reason: 'signOut',
  ended: null,
  notice: null,
};

/** The context, with what is sealed in it opened. */
export function opened({ actor }: Harness) {
  const { config: _, challenge: last, redirect, ...others }: AuthContext = actor.getSnapshot().context;
  return {
    ...others,
    challenge: { ...last, parameters: unseal(last.parameters) },
    redirect: unseal(redirect),
  };
}
