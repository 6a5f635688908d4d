/** What somebody must take: a talk, a ticket, later a callback and a call. `since` stays through every way back to the queue. */
export type Work = {
  id: string;
  kind: string;
  /** the kind of channel by which it came; empty where it came by none */
  channel: string;
  group: string;
  /** ISO moment */
  since: string;
  /** seconds that it is treated as having waited longer: what priority is worth */
  aheadS: number;
  /** what of a person it takes, in points of the channel: a talk 1, a call all of them */
  weight: number;
  /** skills in the order in which they may be dropped last to first, with the level that is wished */
  needs: Need[];
  language: string | null;
  /** who spoke with the client last */
  knownBy: string | null;
  /** who was asked and did not take it */
  tried: string[];
};
export type Need = { skill: string; level: number };

export type Person = {
  id: string;
  /** takes new work now: signed in, of a status that takes, on shift, and not after a call */
  takes: boolean;
  groups: string[];
  /** levels by skill, 1 to 10 */
  skills: Record<string, number>;
  languages: string[];
  /** points that are in hand */
  load: number;
  /** effective limit of points; Infinity where there is none */
  limit: number;
  /** the same of one kind of channel, where it has a limit of its own */
  channels?: Record<string, { load: number; limit: number }>;
  /** ISO moment of the last work that was given; empty for nobody's yet */
  lastAt: string;
};

/** From this second of waiting on a need is asked for no more, or less of it; a `skill` that is not named is every one. */
export type Relaxed = { afterS: number; skill?: string; level: number };
export type RouteRules = {
  /** how the ring widens, by time */
  relaxed: Relaxed[];
  /** so long the one who spoke last has it for himself, where he takes work */
  knownS: number;
  /** whether the client's language is asked for, and until which second */
  languageS: number;
};
