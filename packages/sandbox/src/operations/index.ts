import { accountOperations } from './account.ts';
import { adminClientsOperations } from './admin-clients.ts';
import { adminDevicesOperations } from './admin-devices.ts';
import { adminPoolsOperations } from './admin-pools.ts';
import { adminUsersOperations } from './admin-users.ts';
import { devicesOperations } from './devices.ts';
import { domainsOperations } from './domains.ts';
import { groupsOperations } from './groups.ts';
import { identityLinksOperations } from './identity-links.ts';
import { identityProvidersOperations } from './identity-providers.ts';
import { mfaOperations } from './mfa.ts';
import type { Operation } from './operation.ts';
import { passkeysOperations } from './passkeys.ts';
import { passwordsOperations } from './passwords.ts';
import { resourceServersOperations } from './resource-servers.ts';
import { sessionsOperations } from './sessions.ts';
import { signInOperations } from './sign-in.ts';
import { signUpOperations } from './sign-up.ts';
import { tagsOperations } from './tags.ts';
import { tokensOperations } from './tokens.ts';

/** All operations of a pool, by name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...accountOperations,
    ...adminClientsOperations,
    ...adminDevicesOperations,
    ...adminPoolsOperations,
    ...groupsOperations,
    ...adminUsersOperations,
    ...devicesOperations,
    ...domainsOperations,
    ...identityLinksOperations,
    ...identityProvidersOperations,
    ...mfaOperations,
    ...passkeysOperations,
    ...passwordsOperations,
    ...resourceServersOperations,
    ...sessionsOperations,
    ...signInOperations,
    ...signUpOperations,
    ...tagsOperations,
    ...tokensOperations,
  }),
);
