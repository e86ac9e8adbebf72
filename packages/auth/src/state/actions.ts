/**
 * The named actions: each seals what is secret and sends one event. What the present state cannot take is ignored there.
 *
 * @module
 */
import type { AuthEvent } from '../machine/events.ts';
import { seal } from '../sealed.ts';
import type { AuthActions } from '../views.ts';

const sealed = (secret: string | undefined) => (secret === undefined ? null : seal(secret));

export function createActions(send: (event: AuthEvent) => void): AuthActions {
  return {
    showSignIn: () => send({ type: 'signIn.start' }),
    showSignUp: () => send({ type: 'signUp.start' }),
    showForgotPassword: () => send({ type: 'reset.start' }),
    signIn: ({ username, password, flow, factor, autofill, clientMetadata }) =>
      send({
        type: 'signIn.submit',
        username,
        password: sealed(password),
        flow: flow ?? null,
        factor: factor ?? null,
        autofill: autofill ?? false,
        clientMetadata: clientMetadata ?? null,
      }),
    clearFault: () => send({ type: 'fault.clear' }),
    cancel: () => send({ type: 'signIn.cancel' }),
    back: () => send({ type: 'challenge.back' }),
    restart: () => send({ type: 'signIn.restart' }),
    chooseFactor: (factor) => send({ type: 'factor.choose', factor }),
    chooseMfa: (mfa) => send({ type: 'mfa.choose', mfa }),
    chooseOther: (choice) => send({ type: 'other.choose', choice }),
    submitPassword: (password) =>
      send({ type: 'password.submit', answer: { kind: 'password', password: seal(password) } }),
    submitCode: (code) => send({ type: 'code.submit', answer: { kind: 'code', code: seal(code) } }),
    submitTotpSetup: (code, deviceName) =>
      send({ type: 'totp.verify', code: seal(code), deviceName: deviceName ?? null }),
    submitEmail: (email) => send({ type: 'email.submit', answer: { kind: 'email', email } }),
    submitNewPassword: (password, attributes = {}) =>
      send({
        type: 'password.replace',
        answer: { kind: 'newPassword', password: seal(password), attributes },
      }),
    submitAnswer: (answer) =>
      send({ type: 'answer.submit', answer: { kind: 'custom', answer: seal(answer) } }),
    submitRaw: (answers) => send({ type: 'raw.submit', answer: { kind: 'raw', answers: seal(answers) } }),
    resend: () => send({ type: 'code.resend' }),
    retryPasskey: () => send({ type: 'passkey.retry' }),
    signUp: ({ username, password, attributes, clientMetadata }) =>
      send({
        type: 'signUp.submit',
        username,
        password: sealed(password),
        attributes: attributes ?? {},
        clientMetadata: clientMetadata ?? null,
      }),
    showConfirmSignUp: ({ username, clientMetadata }) =>
      send({ type: 'signUp.enterCode', username, clientMetadata: clientMetadata ?? null }),
    showResetPassword: ({ username, clientMetadata }) =>
      send({ type: 'reset.enterCode', username, clientMetadata: clientMetadata ?? null }),
    confirmSignUp: (code) => send({ type: 'signUp.confirm', code: seal(code) }),
    requestReset: (username, clientMetadata) =>
      send({ type: 'reset.request', username, clientMetadata: clientMetadata ?? null }),
    confirmReset: (code, password) =>
      send({ type: 'reset.confirm', code: seal(code), password: seal(password) }),
    signOut: (scope) => send({ type: 'signOut.request', scope: scope ?? 'local' }),
    refresh: () => send({ type: 'session.refresh', force: true }),
    rememberDevice: () => send({ type: 'device.remember' }),
    declineDevice: () => send({ type: 'device.decline' }),
    forgetDevice: () => send({ type: 'device.forget' }),
    retryDevice: () => send({ type: 'device.retry' }),
  };
}
