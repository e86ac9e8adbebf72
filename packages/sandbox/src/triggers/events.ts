/** A string map, as in Lambda events. */
export type Strings = Readonly<Record<string, string>>;

/** The members of every Lambda event of a user pool (developer guide, "Customizing user pool workflows with Lambda triggers"). */
export interface TriggerEvent<Request, Response> {
  readonly version: string;
  readonly triggerSource: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string };
  readonly request: Request;
  response: Response;
}

interface AttributesRequest {
  readonly userAttributes: Strings;
}

interface MetadataRequest extends AttributesRequest {
  readonly clientMetadata?: Strings;
}

/** One round of a custom sign-in. */
export interface ChallengeResult {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata?: string;
}

interface CustomAuthRequest extends MetadataRequest {
  readonly session: readonly ChallengeResult[];
  readonly userNotFound?: boolean;
}

interface GroupConfiguration {
  readonly groupsToOverride: readonly string[];
  readonly iamRolesToOverride: readonly string[];
  readonly preferredRole?: string | null;
}

interface ClaimChanges {
  claimsToAddOrOverride?: Record<string, unknown>;
  claimsToSuppress?: string[];
}

/** The events of each trigger, by its name in LambdaConfig, in camelCase. */
export interface TriggerEvents {
  preSignUp: TriggerEvent<
    MetadataRequest & { readonly validationData?: Strings },
    { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean }
  >;
  postConfirmation: TriggerEvent<MetadataRequest, Record<string, never>>;
  preAuthentication: TriggerEvent<
    AttributesRequest & { readonly validationData?: Strings; readonly userNotFound?: boolean },
    Record<string, never>
  >;
  postAuthentication: TriggerEvent<
    MetadataRequest & { readonly newDeviceUsed: boolean },
    Record<string, never>
  >;
  defineAuthChallenge: TriggerEvent<
    CustomAuthRequest,
    { challengeName: string | null; issueTokens: boolean | null; failAuthentication: boolean | null }
  >;
  createAuthChallenge: TriggerEvent<
    CustomAuthRequest & { readonly challengeName: string },
    {
      publicChallengeParameters: Record<string, string> | null;
      privateChallengeParameters: Record<string, string> | null;
      challengeMetadata: string | null;
    }
  >;
  verifyAuthChallengeResponse: TriggerEvent<
    MetadataRequest & {
      readonly privateChallengeParameters: Strings | null;
      readonly challengeAnswer: string;
      readonly userNotFound?: boolean;
    },
    { answerCorrect: boolean | null }
  >;
  preTokenGeneration: TriggerEvent<
    MetadataRequest & {
      readonly groupConfiguration: GroupConfiguration;
      readonly scopes?: readonly string[];
    },
    {
      /** Version 1: the ID token. */
      claimsOverrideDetails?: (ClaimChanges & { groupOverrideDetails?: Partial<GroupConfiguration> }) | null;
      /** Versions 2 and 3: both tokens. */
      claimsAndScopeOverrideDetails?: {
        idTokenGeneration?: ClaimChanges;
        accessTokenGeneration?: ClaimChanges & { scopesToAdd?: string[]; scopesToSuppress?: string[] };
        groupOverrideDetails?: Partial<GroupConfiguration>;
      } | null;
    }
  >;
  userMigration: TriggerEvent<
    { readonly password?: string; readonly validationData?: Strings; readonly clientMetadata?: Strings },
    {
      userAttributes: Record<string, string> | null;
      finalUserStatus: 'CONFIRMED' | 'RESET_REQUIRED' | null;
      messageAction: 'RESEND' | 'SUPPRESS' | null;
      desiredDeliveryMediums: string[] | null;
      forceAliasCreation: boolean | null;
    }
  >;
  customMessage: TriggerEvent<
    MetadataRequest & { readonly codeParameter: string; readonly usernameParameter: string | null },
    { smsMessage: string | null; emailMessage: string | null; emailSubject: string | null }
  >;
}

export type TriggerName = keyof TriggerEvents;

/** Lambda triggers as plain functions: each takes the event and returns it with its `response` filled in. */
export type Triggers = {
  readonly [N in TriggerName]?: (event: TriggerEvents[N]) => TriggerEvents[N] | Promise<TriggerEvents[N]>;
};
