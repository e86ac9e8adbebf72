import { expect, test } from 'vitest';
import { readTemplate } from './read-template.ts';

test('an identity pool takes the users of the clients that it names', () => {
  const { options, outputs, warnings } = readTemplate(`
Resources:
  Users: { Type: AWS::Cognito::UserPool }
  Web: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Users } }
  Identities:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: "true"
      CognitoIdentityProviders: [{ ClientId: !Ref Web, ProviderName: !GetAtt Users.ProviderName }]
Outputs: { Id: { Value: !Ref Identities } }
`);
  expect(warnings).toEqual([]);
  expect(options.identityPools).toEqual([
    {
      identityPoolId: outputs.Id,
      allowUnauthenticatedIdentities: true,
      clientIds: [options.clients?.[0]?.clientId],
    },
  ]);
});

test('functions with arguments of their own', () => {
  const { outputs } = readTemplate(`
Parameters: { Names: { Type: CommaDelimitedList, Default: "a, b" } }
Resources: { P: { Type: AWS::Cognito::UserPool } }
Outputs:
  Select: { Value: !Select [1, !Ref Names] }
  Split: { Value: !Join ["+", !Split [".", a.b.c]] }
  Sub: { Value: !Sub ["\${x}-\${!y}-\${AWS::Partition}", { x: !Base64 hi }] }
  Json: { Value: { Fn::ToJsonString: { a: [1] } } }
  Arn: { Value: !GetAtt [P, Arn] }
  Hidden: { Condition: No, Value: x }
Conditions: { No: !Equals [a, b] }
`);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an escape in Fn::Sub results in this.
  expect(outputs).toMatchObject({ Select: 'b', Split: 'a+b+c', Sub: 'aGk=-${y}-aws', Json: '{"a":[1]}' });
  expect(outputs.Arn).toMatch(/^arn:aws:cognito-idp:us-east-1:000000000000:userpool\/us-east-1_\w{9}$/);
  expect(outputs.Hidden).toBeUndefined();
});
