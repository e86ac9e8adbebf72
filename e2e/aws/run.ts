import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { describeFinding, type Finding, probes, RESULTS, runProbe } from './probes/index.ts';
import { openLab } from './probes/lab.ts';
import { PASSWORD, type Target } from './probes/probe.ts';
import { sandboxTarget } from './sandbox-target.ts';
import { Stack } from './stack.ts';

const USAGE = `pnpm --filter @latchkey/e2e aws <what> [tests] [--stack name] [--sender arn] [--rule n]

  deploy         makes the stack in the account and region of your AWS credentials
  probe          asks the stack's pools about each rule that the sandbox assumes
  probe-sandbox  the same, of the sandbox
  test           runs the end-to-end tests against the stack's pool; files of tests may be named
  test-sandbox   the same, against the sandbox
  remove         removes the stack
  all            deploy, probe, test, remove; removes the stack whatever happens
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stack: { type: 'string', default: 'latchkey-e2e' },
    sender: { type: 'string', default: '' },
    rule: { type: 'string' },
  },
});
const [what = '', ...tests] = positionals;
const print = (text: string) => process.stdout.write(text);
const stack = () => new Stack(values.stack, values.sender);

async function probe(target: Target): Promise<boolean> {
  const wanted = probes.filter(({ rule }) => values.rule === undefined || rule === Number(values.rule));
  const findings: Finding[] = [];
  for (const one of wanted) {
    const finding = await runProbe(target, one);
    findings.push(finding);
    print(describeFinding(finding));
  }
  const count = (result: Finding['result']) => findings.filter((finding) => finding.result === result).length;
  const counts = RESULTS.map((result) => `${count(result)} ${result}`);
  print(`\n${counts.join(', ')}.\n`);
  return count('refuted') + count('failed') === 0;
}

/** Runs the end-to-end tests that need no clock, fault or journal of the sandbox, with a user of their own. */
async function endToEnd(target: Target, endpoint?: string): Promise<boolean> {
  const { lab, close } = openLab(target);
  try {
    const username = await lab.newUser();
    const child = spawn('pnpm', ['test:e2e', ...tests], {
      cwd: new URL('../..', import.meta.url),
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        LATCHKEY_POOL_ID: target.outputs.UserPoolId,
        LATCHKEY_CLIENT_ID: target.outputs.ClientId,
        LATCHKEY_USERNAME: username,
        LATCHKEY_PASSWORD: PASSWORD,
        ...(endpoint === undefined ? {} : { LATCHKEY_ENDPOINT: endpoint }),
      },
    });
    const [status] = (await once(child, 'close')) as [number | null];
    return status === 0;
  } finally {
    await close();
  }
}

async function all(): Promise<boolean> {
  try {
    await stack().deploy();
    const target = await stack().target();
    // A refuted rule is a finding, not a reason to stop.
    await probe(target);
    return await endToEnd(target);
  } finally {
    await stack().remove();
  }
}

async function inSandbox(work: (target: Target) => Promise<boolean>): Promise<boolean> {
  const { target, close } = await sandboxTarget();
  try {
    return await work(target);
  } finally {
    await close();
  }
}

const COMMANDS: Readonly<Record<string, () => Promise<boolean>>> = {
  deploy: async () =>
    stack()
      .deploy()
      .then(() => true),
  probe: async () => probe(await stack().target()),
  'probe-sandbox': () => inSandbox(probe),
  test: async () => endToEnd(await stack().target()),
  'test-sandbox': () => inSandbox((target) => endToEnd(target, target.endpoint)),
  remove: async () =>
    stack()
      .remove()
      .then(() => true),
  all,
};

const command = Object.hasOwn(COMMANDS, what) ? COMMANDS[what] : undefined;
if (command) process.exitCode = (await command()) ? 0 : 1;
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
