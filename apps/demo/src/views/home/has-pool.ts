import { createContext } from 'react';

/** Whether there is a pool for the account: not in the gallery. */
export const HasPool = createContext(false);
