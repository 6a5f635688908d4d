import { createContext } from 'react';

/** For the lists of steps inside steps: the stage where the automation fires, and the rest of the path to the step that is shown. */
export const AroundSteps = createContext<{ stage: string | undefined; shown: string | undefined }>({
  stage: undefined,
  shown: undefined,
});
