import { codes } from './error-codes.ts';
import { type Entry, kinds, reasons } from './error-tables.ts';

/** The page "Errors", with an anchor for each kind, reason and code: messages in the console link to them. */
export function errorsPage(): string {
  return `---
description: Every kind and reason of a fault, and every code of an AuthError, with its cause and its cure.
---

# Errors

A refusal during a sign-in is part of the state: \`state.fault\` is \`{ kind, code, reason?, field?, message?, retryAt? }\`. Decide on
\`kind\`; choose the message by \`reason\` and \`field\`. [Faults](./guide/faults) shows how, and which exception of Cognito becomes which.

Functions that you call and await reject with an [\`AuthError\`](#codes), or with the error of a Cognito operation; \`faultFrom(error)\` makes
either a fault.

## Kinds

${section(kinds, 'kind')}

## Reasons

${section(reasons, 'reason')}

## Plain http {#plain-http}

A page that is served over http, and not from localhost, is no [secure context](https://developer.mozilla.org/en-US/docs/Web/Security/Secure_Contexts): the
browser gives it no Web Crypto, no Web Locks and no passkeys. Latchkey signs in all the same, but keeps the session in memory only
(\`getCapabilities()\` says \`no-webcrypto\`): a reload signs the user out. To test on a phone, let your development server speak https,
or forward its port. \`endpoint\`, \`domain\` and \`redirectUri\` must be https URLs as well, or http URLs of localhost.

## Codes

${section(codes, 'code')}
`;
}

const section = (entries: Readonly<Record<string, Entry>>, of: string): string =>
  Object.entries(entries)
    .map(
      ([name, { cause, cure }]) =>
        `### \`${name}\` {#${of}-${name}}\n\n**Cause.** ${cause}\n\n**Cure.** ${cure}`,
    )
    .join('\n\n');
