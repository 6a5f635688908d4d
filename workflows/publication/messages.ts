import type { PublicationChoice, PublicationPlan } from './publication.schema.ts';
import type { Refusal } from '../refusal.ts';

/** Asks the process `publication-plan:<pipeline>` what the plan would be; nothing is written. */
export const PLAN = 'publication.plan';
export type PlanWish = { choice: PublicationChoice; revision: number };
export type PlanAnswer = PublicationPlan | Refusal;
