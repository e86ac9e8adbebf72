/**
 * Terraform itself against the sandbox: apply, a plan that has nothing to do, a change, destroy. By hand, because Terraform and its AWS
 * provider are no packages of npm:
 *
 *     pnpm --filter @latchkey/e2e terraform [folder of a provider mirror]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';

const [mirror] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'latchkey-terraform-'));
const served = await serveSandbox(await createSandbox({ region: 'eu-west-2' }));

async function terraform(args: readonly string[], expected = 0): Promise<void> {
  const { TF_CLI_CONFIG_FILE: _, ...environment } = process.env;
  const child = spawn('terraform', [...args, '-no-color'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...environment,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      TF_VAR_endpoint: served.url,
    },
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  process.stdout.write(`${code === expected ? 'ok  ' : 'FAIL'}  terraform ${args.join(' ')}\n`);
  if (code === expected) return;
  process.stdout.write(output);
  throw new Error(`terraform ended with ${code}.`);
}

const plan = ['plan', '-input=false', '-detailed-exitcode'];
const change = '-var=minimum_length=12';

try {
  cpSync(fileURLToPath(new URL('main.tf', import.meta.url)), join(folder, 'main.tf'));
  await terraform(['init', '-input=false', ...(mirror === undefined ? [] : [`-plugin-dir=${mirror}`])]);
  await terraform(['apply', '-auto-approve', '-input=false']);
  await terraform(plan);
  await terraform([...plan, change], 2);
  await terraform(['apply', '-auto-approve', '-input=false', change]);
  await terraform([...plan, change]);
  await terraform(['destroy', '-auto-approve', '-input=false']);
} finally {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
}
