/**
 * The named actions: each checks its arguments, seals secrets and sends one event. The chart ignores what the current state
 * does not accept.
 *
 * @module
 */
import { attempt } from '../browser/attempt.ts';
import { oneOf, own } from '../checks.ts';
import type { AuthEvent } from '../machine/events.ts';
import { FACTORS, FLOWS, MFAS, REMEMBER, SCOPES } from '../model.ts';
import type { CodeOwner, SignOutOptions } from '../requests.ts';
import { seal } from '../sealed.ts';
import type { AuthActions } from '../views.ts';
import { maybe, maybeTexts, members, take, takeCode, takeSecret, takeText, takeTexts } from './take.ts';

const isFlow = oneOf(FLOWS);
const isFactor = oneOf(FACTORS);
const isMfa = oneOf(MFAS);
const isRemember = oneOf(REMEMBER);
const isScope = oneOf(SCOPES);

const codeOwner = (owner: CodeOwner) => {
  const { username, clientMetadata } = members(owner);
  return {
    username: takeText(username),
    clientMetadata: maybeTexts(clientMetadata),
  };
};

export function createActions(send: (event: AuthEvent) => void): AuthActions {
  return {
    showSignIn: () => send({ type: 'signIn.start' }),
    showSignUp: () => send({ type: 'signUp.start' }),
    showForgotPassword: () => send({ type: 'reset.start' }),
    signIn(request) {
      const { username, password, flow, factor, autofill, remember, clientMetadata } = members(request);
      send({
        type: 'signIn.submit',
        username: takeText(username),
        password: password === undefined ? null : takeSecret(password),
        flow: maybe(flow, isFlow),
        factor: maybe(factor, isFactor),
        autofill: autofill === true,
        remember: maybe(remember, isRemember),
        clientMetadata: maybeTexts(clientMetadata),
      });
    },
    clearFault: () => send({ type: 'fault.clear' }),
    setClientMetadata: (clientMetadata) =>
      send({ type: 'metadata.set', clientMetadata: maybeTexts(clientMetadata) }),
    cancel: () => send({ type: 'signIn.cancel' }),
    back: () => send({ type: 'challenge.back' }),
    restart: () => send({ type: 'signIn.restart' }),
    chooseFactor: (factor) => send({ type: 'factor.choose', factor: take(factor, isFactor) }),
    chooseMfa: (mfa) => send({ type: 'mfa.choose', mfa: take(mfa, isMfa) }),
    chooseOther: (choice) => send({ type: 'other.choose', choice: takeText(choice) }),
    submitPassword: (password) =>
      send({
        type: 'password.submit',
        answer: { kind: 'password', password: takeSecret(password) },
      }),
    submitCode: (code) => send({ type: 'code.submit', answer: { kind: 'code', code: takeCode(code) } }),
    submitTotpSetup: (code, deviceName) =>
      send({
        type: 'totp.verify',
        code: takeCode(code),
        deviceName: deviceName === undefined ? null : takeText(deviceName),
      }),
    submitEmail: (email) =>
      send({ type: 'email.submit', answer: { kind: 'email', email: takeText(email).trim() } }),
    submitNewPassword: (password, attributes) =>
      send({
        type: 'password.replace',
        answer: {
          kind: 'newPassword',
          password: takeSecret(password),
          attributes: maybeTexts(attributes) ?? {},
        },
      }),
    submitAnswer: (answer) =>
      send({ type: 'answer.submit', answer: { kind: 'custom', answer: takeSecret(answer) } }),
    submitRaw: (answers) =>
      send({
        type: 'raw.submit',
        answer: { kind: 'raw', answers: seal(takeTexts(answers)) },
      }),
    resend: () => send({ type: 'code.resend' }),
    retryPasskey: () => send({ type: 'passkey.retry' }),
    signUp(request) {
      const { username, password, attributes, validationData, clientMetadata } = members(request);
      send({
        type: 'signUp.submit',
        username: takeText(username),
        password: password === undefined ? null : takeSecret(password),
        attributes: maybeTexts(attributes) ?? {},
        validationData: maybeTexts(validationData) ?? {},
        clientMetadata: maybeTexts(clientMetadata),
      });
    },
    showConfirmSignUp: (owner) => send({ type: 'signUp.enterCode', ...codeOwner(owner) }),
    showResetPassword: (owner) => send({ type: 'reset.enterCode', ...codeOwner(owner) }),
    confirmSignUp: (code, options) =>
      send({
        type: 'signUp.confirm',
        code: takeCode(code),
        forceAliasCreation: options !== undefined && members(options).forceAliasCreation === true,
      }),
    requestReset: (username, clientMetadata) =>
      send({
        type: 'reset.request',
        username: takeText(username),
        clientMetadata: maybeTexts(clientMetadata),
      }),
    confirmReset: (code, password) =>
      send({
        type: 'reset.confirm',
        code: takeCode(code),
        password: takeSecret(password),
      }),
    // A click handler passes its event, which is neither.
    signOut(how) {
      const { everywhere, managedLogin }: SignOutOptions =
        attempt(() => own(Object(how) as SignOutOptions)) ?? {};
      const scope = everywhere === true ? 'global' : managedLogin === 'keep' ? managedLogin : 'local';
      send({ type: 'signOut.request', scope: isScope(how) ? how : scope });
    },
    refresh: () => send({ type: 'session.refresh', force: true }),
    rememberDevice: () => send({ type: 'device.remember' }),
    declineDevice: () => send({ type: 'device.decline' }),
    forgetDevice: () => send({ type: 'device.forget' }),
    retryDevice: () => send({ type: 'device.retry' }),
  };
}
