/** Whether whoever of ours is rung has to press 1. By itself where the PBX may pass the call on to a machine: a phone that it rings directly has none. */
export const asksKey = ({ takes, endpoint }: { takes?: string; endpoint?: string }): boolean =>
  takes === 'key' || (takes !== 'answer' && Boolean(endpoint) && !endpoint!.startsWith('PJSIP/'));
