import type { PublicationChoice, PublicationPlan } from './publication.schema.ts';
import type { Refusal } from '../refusal.ts';

/** What the plan would be, asked of the process `publication-plan:<pipeline>`: nothing is written. */
export const PLAN = 'publication.plan';
export type PlanWish = { choice: PublicationChoice; revision: number };
export type PlanAnswer = PublicationPlan | Refusal;
