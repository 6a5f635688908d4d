import type { Connector } from '../connector.ts';

/** A chat on sites: ours alone, so there is nobody to ask. It keeps its name for good, since that stands in the pages of sites. */
export const widgetConnector: Connector = {
  secret: ['secret'],
  idOf: async ({ key }) => `widget:${key ?? ''}`,
  open: async () => ({}),
};
