import { createContext } from 'react';

/** The id of the step's sentence, for the field that takes the focus before anybody could read it. */
export const StepLead = createContext<string | undefined>(undefined);
