import type { Texts } from '../../../workflows/script/script.schema.ts';

export const says = (ru: string, en: string, kk: string, uk: string): Texts => ({ ru, en, kk, uk });
