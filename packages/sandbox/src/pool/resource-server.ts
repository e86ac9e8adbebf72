import * as v from 'valibot';

/** The members of CreateResourceServer, in camelCase. */
export const resourceServerMembers = {
  identifier: v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/)),
  name: v.pipe(v.string(), v.regex(/^[\w\s+=,.@-]{1,256}$/)),
  scopes: v.optional(
    v.pipe(
      v.array(
        v.object({
          scopeName: v.pipe(v.string(), v.regex(/^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]{1,256}$/)),
          scopeDescription: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
        }),
      ),
      v.maxLength(100),
    ),
    [],
  ),
};

/** An API that access tokens can be issued for, with its scopes. */
export interface ResourceServer {
  readonly identifier: string;
  name: string;
  scopes: readonly { readonly scopeName: string; readonly scopeDescription: string }[];
}
