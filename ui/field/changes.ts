import type { FieldType } from '../../workflows/field/field.schema.ts';
import type { Question } from '../ask/asking.ts';

/** What tells of fields, after any change of them. */
export const changesFields: Question[] = [['/fields'], ['/pipelines/fields'], ['/pipelines/world']];

export const isList = (type: FieldType): boolean => type === 'list' || type === 'multi_list';
