import { createContext } from 'react';

/** Whether the person came to this view from another step, and not by opening the page: only then may the focus move. */
export const HasMoved = createContext<() => boolean>(() => false);
