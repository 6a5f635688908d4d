import { z } from 'zod';

/** What is put to a subject's tags and what is taken off. */
export const Tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

/** So many tags has one subject at most. */
export const MOST_TAGS = 50;

export const tagsAfter = (tags: string[], { add, remove }: { add: string[]; remove: string[] }): string[] =>
  [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)).slice(0, MOST_TAGS);
