/**
 * One answer for all callers: computed once at a time on this node, and again only for a caller who wants it fresher than it is. `of` is what
 * is asked.
 */
export const openShared = <T>() => {
  const kept = new WeakMap<object, { answeredAt: number | undefined; answer: Promise<T> }>();
  return (of: object, maxAgeMs: number, read: () => Promise<T>): Promise<T> => {
    const known = kept.get(of);
    if (known && (known.answeredAt === undefined || Date.now() - known.answeredAt < maxAgeMs)) return known.answer;
    const counting = { answeredAt: undefined as number | undefined, answer: read() };
    kept.set(of, counting);
    counting.answer.then(
      () => void (counting.answeredAt = Date.now()),
      () => kept.delete(of),
    );
    return counting.answer;
  };
};
