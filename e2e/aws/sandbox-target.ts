import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import { readTemplate, type TriggerFunctions } from '@latchkey/sandbox/template';
import type { Target } from './probes/probe.ts';
import { domainOf, emailOf, outputsOf } from './stack-outputs.ts';

/** The template's text: one definition for AWS and for the sandbox. */
export const templateText = () => readFile(new URL('template.yaml', import.meta.url), 'utf8');

// Codes are read from the outbox instead.
const SENDERS = /^LambdaConfig\.Custom(?:Email|SMS)Sender: the sandbox does not support this trigger$/;

/** The pools of the template in a sandbox, with the template's own code for its functions. */
export async function sandboxTarget(): Promise<{ target: Target; close: () => Promise<void> }> {
  const text = await templateText();
  const region = 'eu-west-2';
  const { options, outputs, warnings } = readTemplate(text, {
    region,
    stackName: 'latchkey-e2e',
    parameters: { Sender: `arn:aws:ses:${region}:000000000000:identity/example.com` },
    triggers: { CustomAuth: handlerOf(text, 'CustomAuth'), Failing: handlerOf(text, 'Failing') },
  });
  const unexpected = warnings.filter(({ message }) => !SENDERS.test(message));
  if (unexpected.length > 0) throw new Error(`The sandbox cannot honour ${JSON.stringify(unexpected)}`);
  const named = outputsOf(outputs);
  const sandbox = await createSandbox({
    ...options,
    // The provider is another pool of the template, as on AWS: no page stands for it.
    identityProviders: (options.identityProviders ?? []).map((provider) => ({ ...provider, mock: false })),
    fetch: throughSandbox,
  });
  const server = await serveSandbox(sandbox);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new CognitoIdentityProviderClient({ region, endpoint: server.url, credentials });

  /** AWS's own addresses, answered by the sandbox. */
  function throughSandbox(input: URL | RequestInfo, init?: RequestInit): Promise<Response> {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    if (!hostname.endsWith('.amazonaws.com') && !hostname.endsWith('.amazoncognito.com')) {
      throw new Error(`${hostname} is not in the stack.`);
    }
    return sandbox.fetch(input, init);
  }

  return {
    target: {
      client,
      region,
      endpoint: server.url,
      domain: domainOf(named, region),
      outputs: named,
      email: emailOf(outputs),
      fetch: throughSandbox,
      sent: async (username) => {
        const message = sandbox.pools.get(named.UserPoolId)?.outbox.latest(username);
        return message && `${message.id} ${message.code}`;
      },
      codeIn: async (sent) => sent.slice(sent.indexOf(' ') + 1),
      now: () => sandbox.clock.now(),
      wait: async (milliseconds) => {
        for (const pool of sandbox.pools.values()) pool.clock.advance(milliseconds);
      },
    },
    close() {
      client.destroy();
      return server.close();
    },
  };
}

/** The handler of a function in the template itself, so that both pools run the same triggers. */
function handlerOf(template: string, logicalId: string): TriggerFunctions[string] {
  const [, resource = ''] = template.split(`\n  ${logicalId}:\n`);
  const [, indented = ''] = /ZipFile: \|\n((?: {10}.*\n)+)/.exec(resource) ?? [];
  const exports: { handler?: unknown } = {};
  // It is this repository's own text.
  void runInNewContext(indented, { exports });
  return exports.handler;
}
