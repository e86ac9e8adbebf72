import type { ResolvedConfig } from '../../config.ts';

/** Returns the URL of an endpoint at the pool's domain. */
export const endpointAt = ({ domain = '' }: Pick<ResolvedConfig, 'domain'>, path: string): string =>
  new URL(path, domain).href;
