import type { Auth } from '@latchkey/auth';
import { useEffect } from 'react';
import type { DevtoolsOptions, MountDevtools } from './devtools.ts';

export interface LatchkeyDevtoolsProps extends DevtoolsOptions {
  readonly auth: Auth;
}

/** Mounts the panel beside the page for as long as the component is mounted. */
export function useDevtools(mount: MountDevtools, { auth, button, open, side }: LatchkeyDevtoolsProps): void {
  useEffect(() => {
    const options = {
      ...(button !== undefined && { button }),
      ...(open !== undefined && { open }),
      ...(side !== undefined && { side }),
    };
    return mount(auth, options).unmount;
  }, [mount, auth, button, open, side]);
}
