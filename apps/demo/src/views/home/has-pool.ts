import { createContext } from 'react';

/** Whether there is a pool to ask about the account: not so in the gallery. */
export const HasPool = createContext(false);
