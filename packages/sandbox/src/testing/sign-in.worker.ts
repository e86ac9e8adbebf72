import { createSandbox } from '../sandbox.ts';
import { Person, tokensOf } from './person.ts';

// A whole sign-in against a pool, off the page.
const sandbox = await createSandbox({ users: [{ username: 'ada', password: 'Correct-horse-1' }] });
const tokens = tokensOf(await new Person(sandbox, 'ada', 'Correct-horse-1').signInBySrp());
postMessage({ tokenType: tokens.TokenType, calls: sandbox.journal.count() });
