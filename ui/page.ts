import { lazyRouteComponent } from '@tanstack/react-router';
import { loadWords } from './words.ts';

/** A page's script and its words, asked for at the same moment. */
export const page = <Module extends Record<string, unknown>>(
  load: () => Promise<Module>,
  name: keyof Module & string,
  ...folders: string[]
) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadWords(...folders)]);
    // oxlint-disable-next-line typescript/no-explicit-any -- the router's own type for components
    return module as Record<string, any>;
  }, name);
