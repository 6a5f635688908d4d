/** How often it entered each stage once `from` has become `to`: visits of the old stage count for the new one. */
export const entriesAfter = (entries: Record<string, number>, from: string, to: string): Record<string, number> =>
  from === to ? entries : { ...entries, [to]: (entries[to] ?? 0) + (entries[from] ?? 1) };

/** The same in reverse. */
export const entriesBefore = (entries: Record<string, number>, from: string, to: string): Record<string, number> => {
  if (from === to) return entries;
  const { [to]: after = 0, ...others } = entries;
  const before = after - (entries[from] ?? 1);
  return before > 0 ? { ...others, [to]: before } : others;
};
