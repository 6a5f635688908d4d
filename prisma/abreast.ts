/** Does the work for each, so many at a time, in their order; the first that fails ends it once the others under way are through. */
export const abreast = async <T>(
  items: Iterable<T>,
  most: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const waiting = items[Symbol.iterator]();
  let failed: { error: unknown } | undefined;
  const one = async () => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next())
      await work(next.value).catch((error: unknown) => (failed ??= { error }));
  };
  await Promise.all(Array.from({ length: most }, one));
  if (failed) throw failed.error;
};
