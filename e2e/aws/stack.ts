import { setTimeout } from 'node:timers/promises';
import { KmsKeyringNode } from '@aws-crypto/client-node';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { decryptCode, keptCode } from './kept-codes.ts';
import type { Target } from './probes/probe.ts';
import { templateText } from './sandbox-target.ts';
import { domainOf, emailOf, outputsOf } from './stack-outputs.ts';

const MINUTES = 60;

/** The stack of the template in an account: created, used and removed. */
export class Stack {
  readonly #client: CloudFormationClient;
  readonly #name: string;

  readonly #sender: string;

  /** @param sender - The ARN of a verified identity of SES, or nothing. */
  constructor(name: string, sender: string) {
    this.#name = name;
    this.#sender = sender;
    this.#client = new CloudFormationClient({});
  }

  async deploy(): Promise<void> {
    await this.#client.send(
      new CreateStackCommand({
        StackName: this.#name,
        TemplateBody: await templateText(),
        Parameters: [{ ParameterKey: 'Sender', ParameterValue: this.#sender }],
        Capabilities: ['CAPABILITY_IAM'],
        OnFailure: 'DELETE',
        Tags: [{ Key: 'made-by', Value: 'latchkey-e2e' }],
      }),
    );
    await waitUntilStackCreateComplete(
      { client: this.#client, maxWaitTime: 15 * MINUTES },
      { StackName: this.#name },
    );
  }

  /** The pools of the stack. */
  async target(): Promise<Target> {
    const { Stacks = [] } = await this.#client.send(new DescribeStacksCommand({ StackName: this.#name }));
    const outputs = Object.fromEntries(
      (Stacks[0]?.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
        OutputKey === undefined ? [] : [[OutputKey, OutputValue]],
      ),
    );
    const region = await this.#client.config.region();
    const endpoint = `https://cognito-idp.${region}.amazonaws.com/`;
    const named = outputsOf(outputs);
    const client = new CognitoIdentityProviderClient({});
    return {
      client,
      region,
      endpoint,
      domain: domainOf(named, region),
      outputs: named,
      email: emailOf(outputs),
      fetch: (url, init) => fetch(url, init),
      sent: (username) => keptCode(client, named.UserPoolId, username),
      codeIn: (sent) => decryptCode(new KmsKeyringNode({ keyIds: [named.CodeKeyArn] }), sent),
      now: Date.now,
      wait: (milliseconds) => setTimeout(milliseconds),
    };
  }

  async remove(): Promise<void> {
    await this.#client.send(new DeleteStackCommand({ StackName: this.#name }));
    await waitUntilStackDeleteComplete(
      { client: this.#client, maxWaitTime: 15 * MINUTES },
      { StackName: this.#name },
    );
  }
}
