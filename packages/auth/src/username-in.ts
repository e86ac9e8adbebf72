/** The username for the answer to a challenge, from its ChallengeParameters. */
export const usernameIn = (parameters: Readonly<Record<string, string>>): string | undefined =>
  parameters.USERNAME ?? parameters.USER_ID_FOR_SRP;
