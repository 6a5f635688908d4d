/** Waits until `look` returns something; a minute at most by default, far more than anything needs: no test is judged by a clock. */
export const until = async <T>(
  look: () => Promise<T> | T,
  what = 'it',
  seconds = 60,
): Promise<Exclude<T, false | null | undefined>> => {
  const end = Date.now() + seconds * 1000;
  for (; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await look();
    if (found) return found as Exclude<T, false | null | undefined>;
  }
  throw new Error(`${what} did not come about in ${seconds} s`);
};
