import { createContext } from 'react';

/** Whether the person came to this view by a step, and not by opening the page: only then may the focus be moved. */
export const HasMoved = createContext<() => boolean>(() => false);
