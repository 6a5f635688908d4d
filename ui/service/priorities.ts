import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import { Priority } from '../../workflows/ticket/ticket.schema.ts';

/** For which priorities a policy is; none: for all. */
export const prioritiesIn = (when: Condition | undefined): Priority[] =>
  when && 'field' in when && when.field === 'priority' && Array.isArray(when.value)
    ? when.value.filter((one): one is Priority => Priority.options.includes(one as Priority))
    : [];

export const withPriorities = ({ when: _, ...policy }: ServicePolicy, chosen: Priority[]): ServicePolicy =>
  chosen.length === 0 ? policy : { ...policy, when: { field: 'priority', is: 'in', value: chosen } };
