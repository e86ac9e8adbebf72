import { expect, test } from 'vitest';
import { startedBlock } from './started-block.mjs';

test('the block says where everything is, and which user to sign in as', () => {
  const address = {
    endpoint: 'http://localhost:4599/',
    userPoolId: 'us-east-1_Demo',
    clientId: 'client',
    controlUrl: 'http://localhost:4599/_sandbox',
  };
  const block = startedBlock('http://localhost:5173/', address, { username: 'ada', password: 'secret-1' });
  for (const fact of [
    'http://localhost:5173/',
    'us-east-1_Demo',
    'client',
    'ada',
    'secret-1',
    'http://localhost:4599/_sandbox',
  ]) {
    expect(block).toContain(fact);
  }
});
