/** What a group takes, in words; an empty list is everything. */
export type Takes = {
  id: string;
  /** kinds of channels, or accounts */
  channels: string[];
  topics: string[];
  branches: string[];
  regions: string[];
  languages: string[];
};

/** What is known of work when its group is chosen. */
type WorkFacts = {
  account: string | null;
  topic?: string | null;
  branch?: string | null;
  region?: string | null;
  language: string | null;
};

/** The group that says most about this work; of equals the one that stands first. Undefined where none takes it. */
export const groupOf = <Group extends Takes>(groups: Group[], facts: WorkFacts): Group | undefined => {
  let best: { group: Group; score: number } | undefined;
  for (const group of groups) {
    const score = scoreOf(group, facts);
    if (score !== undefined && (best === undefined || score > best.score)) best = { group, score };
  }
  return best?.group;
};

/** An account says more than its kind, and each thing that fits counts; undefined where one does not fit. */
const scoreOf = (
  { channels, topics, branches, regions, languages }: Takes,
  { account, topic, branch, region, language }: WorkFacts,
): number | undefined => {
  const kind = account?.split(':')[0];
  const byChannel = channels.length === 0 ? 0 : has(channels, account) ? 3 : has(channels, kind) ? 2 : undefined;
  const others = [
    [topics, topic],
    [branches, branch],
    [regions, region],
    [languages, language],
  ] as const;
  let score = byChannel;
  for (const [wanted, known] of others) {
    if (score === undefined) return undefined;
    if (wanted.length > 0) score = has(wanted, known) ? score + 2 : undefined;
  }
  return score;
};

const has = (wanted: string[], known: string | null | undefined): boolean =>
  known !== null && known !== undefined && wanted.some((one) => fold(one) === fold(known));
const fold = (word: string): string => word.trim().toLowerCase();
