import { createContext, type ReactNode } from 'react';

/** What the home page has below its cards: the account, where there is a pool to ask. */
export const HomeExtra = createContext<ReactNode>(null);
