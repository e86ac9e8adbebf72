/**
 * Every service under its name, with the part of the code that has it: here, or in one of the chunks. The compiler holds it
 * complete wherever it becomes services.
 */
export const placesOf = <Here, SignIn, Session, Rest, ManagedLogin>(
  here: Here,
  signIn: SignIn,
  session: Session,
  rest: Rest,
  managedLogin: ManagedLogin,
) => ({
  restoreSession: here,
  clearSession: here,
  forgetLocalDevice: signIn,
  prepareSrp: signIn,
  initiateAuth: signIn,
  respond: signIn,
  refreshTokens: session,
  revokeTokens: session,
  confirmDevice: session,
  associateTotp: rest,
  verifyTotp: rest,
  assertPasskey: rest,
  signUp: rest,
  confirmSignUp: rest,
  resendSignUp: rest,
  autoSignIn: rest,
  requestReset: rest,
  confirmReset: rest,
  updateDevice: rest,
  prepareRedirect: managedLogin,
  claimRedirect: managedLogin,
  exchangeCode: managedLogin,
});
