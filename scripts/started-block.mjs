/**
 * @typedef {{ endpoint: string, userPoolId: string, clientId: string, controlUrl: string }} SandboxAddress
 * @typedef {{ username: string, password: string }} DemoUser
 */

/**
 * Returns the last lines of `npm start`.
 * @param {string} demoUrl
 * @param {SandboxAddress} sandbox
 * @param {DemoUser} user
 */
export function startedBlock(demoUrl, sandbox, user) {
  const rows = [
    ['Demo', demoUrl],
    ['Sandbox endpoint', sandbox.endpoint],
    ['User pool id', sandbox.userPoolId],
    ['Client id', sandbox.clientId],
    ['User', user.username],
    ['Password', user.password],
    ['Codes arrive at', sandbox.controlUrl],
  ];
  const lines = rows.map(([name = '', value]) => `  ${name.padEnd(18)}${value}`);
  return ['', 'Latchkey is running.', '', ...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}
