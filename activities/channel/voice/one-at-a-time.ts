/** Runs something whenever it is asked for, never twice at once; asked for meanwhile it runs once more. What it throws is told. */
export const oneAtATime = (
  act: () => Promise<void>,
  failed: (error: unknown) => void,
): { run: () => void; ends: () => Promise<void> | undefined } => {
  let going: Promise<void> | undefined;
  let again = false;
  const run = () => {
    again = true;
    going ??= (async () => {
      while (again) {
        again = false;
        await act().catch(failed);
      }
    })().finally(() => (going = undefined));
  };
  return { run, ends: () => going };
};
