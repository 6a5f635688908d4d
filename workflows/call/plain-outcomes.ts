/** What a user may say of a call that belongs to no lead, in the order of their keys. */
export const plainOutcomes = [
  'answered',
  'no_answer',
  'busy',
  'voicemail',
  'unreachable',
  'rejected',
  'no_such_number',
] as const;
