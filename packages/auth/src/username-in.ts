/** The username to answer a challenge with, as its ChallengeParameters give it. */
export const usernameIn = (parameters: Readonly<Record<string, string>>): string | undefined =>
  parameters.USERNAME ?? parameters.USER_ID_FOR_SRP;
