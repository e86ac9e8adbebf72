/**
 * All services by name, with the part of the code that contains each: here, or one of the chunks. The compiler checks that
 * none is missing.
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
