import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Target } from './probes/probe.ts';
import { templateText } from './sandbox-target.ts';
import { outputsOf } from './stack-outputs.ts';

const MINUTES = 60;

/** The stack of the template in an account: created, used and removed. */
export class Stack {
  readonly #client: CloudFormationClient;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    this.#client = new CloudFormationClient({});
  }

  async deploy(): Promise<void> {
    await this.#client.send(
      new CreateStackCommand({
        StackName: this.#name,
        TemplateBody: await templateText(),
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
    return {
      client: new CognitoIdentityProviderClient({}),
      region,
      endpoint,
      domain: `https://${named.Domain}.auth.${region}.amazoncognito.com`,
      outputs: named,
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
