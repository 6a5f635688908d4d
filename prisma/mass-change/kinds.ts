import { massTickets } from '../ticket/mass.ts';
import type { MassNoun } from './changed-noun.ts';

/** By kind; what is not here is not given back. */
export const massNouns: Record<string, MassNoun> = { ticket: massTickets };
