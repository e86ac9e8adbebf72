import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import { readTemplate, type TriggerFunctions } from '@latchkey/sandbox/template';
import type { Target } from './probes/probe.ts';
import { outputsOf } from './stack-outputs.ts';

/** The template's text: one definition for AWS and for the sandbox. */
export const templateText = () => readFile(new URL('template.yaml', import.meta.url), 'utf8');

/** The pools of the template in a sandbox, with the template's own code for its function. */
export async function sandboxTarget(): Promise<{ target: Target; close: () => Promise<void> }> {
  const text = await templateText();
  const region = 'eu-west-2';
  const { options, outputs, warnings } = readTemplate(text, {
    region,
    stackName: 'latchkey-e2e',
    triggers: { CustomAuth: handlerOf(text, 'CustomAuth'), Failing: handlerOf(text, 'Failing') },
  });
  if (warnings.length > 0) throw new Error(`The sandbox cannot honour ${JSON.stringify(warnings)}`);
  const server = await serveSandbox(await createSandbox(options));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new CognitoIdentityProviderClient({ region, endpoint: server.url, credentials });
  return {
    target: {
      client,
      region,
      endpoint: server.url,
      domain: new URL(server.url).origin,
      outputs: outputsOf(outputs),
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
