/**
 * Turns errors in the redirect from managed login into faults. Sources: Cognito developer guide, "Authorize endpoint"; RFC
 * 6749, section 4.1.2.1; OpenID Connect Core 1.0, section 3.1.2.6.
 *
 * @module
 */
import type { Fault } from '../../model.ts';
import { plainSentence, triggerSentence } from '../fault-rules.ts';

/** @param parameters - of a URL whose state this browser knows: nobody else can have their text shown here */
export function providerFault(parameters: URLSearchParams): Fault {
  const code = codeOf(parameters.get('error') ?? '');
  const description = parameters.get('error_description') ?? '';
  switch (code) {
    case 'access_denied':
      return { kind: 'refused', code, reason: 'access-denied' };
    case 'invalid_scope':
      return { kind: 'configuration', code, reason: 'scope-not-allowed' };
    case 'unauthorized_client':
    case 'unsupported_response_type':
      return { kind: 'configuration', code, reason: 'flow-not-enabled' };
    case 'server_error':
    case 'temporarily_unavailable':
      return { kind: 'server', code };
    default: {
      const own = triggerSentence(description);
      if (own !== undefined) return { kind: 'refused', code, reason: 'trigger', message: own };
      const message = plainSentence(description);
      return { kind: 'refused', code, reason: 'provider', ...(message !== undefined && { message }) };
    }
  }
}

/** Codes are protocol words; any other text is not shown. */
const codeOf = (error: string): string => (/^[a-z_]{1,64}$/.test(error) ? error : 'invalid_request');
