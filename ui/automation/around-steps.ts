import { createContext } from 'react';

/** For lists of steps inside a step: the stage where the automation fires, and the rest of the path to the step that is open. */
export const AroundSteps = createContext<{ stage: string | undefined; shown: string | undefined }>({
  stage: undefined,
  shown: undefined,
});
