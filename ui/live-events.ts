import type { Event } from '../workflows/event/event.schema.ts';
import type { Question } from './ask/asking.ts';
import { askAnew, putNews } from './cache.ts';
import { storyQuery } from './lead/story/lead-story.ts';
import { changesTasks } from './task/task-query.ts';

const pinnedLists: Question[] = [
  ['/leads/{id}/pinned-notes'],
  ['/contacts/{id}/pinned-notes'],
  ['/companies/{id}/pinned-notes'],
];
const fileLists: Question[] = [
  ['/leads/{id}/files'],
  ['/contacts/{id}/files'],
  ['/companies/{id}/files'],
  ['/tasks/{id}/files'],
];

const deliveryLists: Question[] = [['/deliveries'], ['/conversations/{id}/messages']];
const importLists: Question[] = [['/imports'], ['/imports/{id}']];

export const takeEvents = (events: Event[]) => {
  for (const event of events) {
    if (event.noun === 'task') changesTasks.forEach(soon);
    // how far a message of a talk got, too
    if (event.noun === 'delivery') deliveryLists.forEach(soon);
    if (event.noun === 'note') pinnedLists.forEach(soon);
    if (event.noun === 'file') fileLists.forEach(soon);
    if (event.noun === 'invoice') soon(['/invoices/{id}', { path: { id: event.nounId } }]);
    if (event.noun === 'publication') soon(['/pipelines/{key}/publications']);
    // a batch of leads is told by the publication alone
    if (event.noun === 'pipeline' || (event.noun === 'publication' && event.type !== 'publication.moved'))
      pipelineLists.forEach(soon);
    if (event.noun === 'conversation') conversationLists(event.nounId).forEach(soon);
    if (event.noun === 'callback') callbackLists(event.nounId).forEach(soon);
    if (event.noun === 'ticket') ticketLists(event.nounId).forEach(soon);
    if (event.noun === 'mass-change') soon(['/mass-changes']);
    if (event.noun === 'import') importLists.forEach(soon);
    soon(['/contacts/{id}/events']);
    soon(['/companies/{id}/events']);
    // a client's page shows their leads, and a company's its people
    if (event.noun === 'contact' || event.noun === 'company' || event.noun === 'lead') peoplePages.forEach(soon);
    if (event.noun === 'contact' || event.noun === 'company') peopleLists.forEach(soon);
    const leadId = event.noun === 'lead' ? event.nounId : event.leadId;
    if (!leadId) continue;
    const of = { path: { id: leadId } };
    if (event.noun === 'invoice') soon(['/leads/{id}/invoices', of]);
    // what is decided about a client holds for all her leads
    if (/^lead\.(created|address_\w+|joined|parted|told_apart)$/.test(event.type)) soon(['/leads/{id}/client']);
    if (/^lead\.(created|joined|parted|merged|took_in|unmerged|let_go)$/.test(event.type)) joinedLists.forEach(soon);
    soon(['/leads/{id}/process', of]);
    soon(['/leads/{id}/clicks', of]);
    // what it took back is gone, and nobody is told of each
    if (event.type === 'lead.undone') {
      changesTasks.forEach(soon);
      soon(['/deliveries']);
      soon(['/leads/{id}/invoices', of]);
      soon(['/notifications']);
      soon(['/notifications/totals']);
    }
    addToStory(leadId, event);
  }
};

const peoplePages: Question[] = [['/contacts/{id}'], ['/companies/{id}']];
const peopleLists: Question[] = [['/contacts'], ['/companies'], ['/leads/{id}/client']];
/** What belongs to a lead with which another is one is shown on both. */
const joinedLists: Question[] = [
  ['/leads/{id}/same-client'],
  ['/leads/{id}/invoices'],
  ['/deliveries'],
  ...changesTasks,
];

const pipelineLists: Question[] = [
  ['/pipelines/{key}/story'],
  ['/pipelines/all'],
  ['/pipelines/fields'],
  ['/pipelines/{key}/versions'],
];

const conversationLists = (id: string): Question[] => [
  ['/conversations'],
  ['/conversations/totals'],
  ['/conversations/day'],
  ['/conversations/{id}', { path: { id } }],
  ['/conversations/{id}/messages', { path: { id } }],
  ['/leads/{id}/talk'],
  ['/conversations/{id}/routing', { path: { id } }],
];

const callbackLists = (id: string): Question[] => [
  ['/callbacks'],
  ['/callbacks/{id}', { path: { id } }],
  ['/reports/callbacks'],
];

const ticketLists = (id: string): Question[] => [
  ['/tickets'],
  ['/tickets/count'],
  ['/tickets/totals'],
  ['/tickets/{id}', { path: { id } }],
  ['/tickets/{id}/events', { path: { id } }],
  ['/queues'],
];

const addToStory = (leadId: string, event: Event) => {
  putNews(storyQuery(leadId).queryKey, (story) =>
    story && !story.items.some(({ id }) => id === event.id) ? { ...story, items: [...story.items, event] } : story,
  );
};

const asked = new Map<string, ReturnType<typeof setTimeout>>();
/** Asks the server again, once for a burst. */
export const soon = (queryKey: Question) => {
  const name = JSON.stringify(queryKey);
  if (asked.has(name)) return;
  asked.set(
    name,
    setTimeout(() => {
      asked.delete(name);
      void askAnew({ queryKey });
    }, 250),
  );
};
