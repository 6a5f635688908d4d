import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { talkSearch } from './conversation/talk-search.ts';
import { onSignedOut } from './ask/call.ts';
import { isProblem } from './ask/problem.ts';
import { listSearch } from './contact/list-search.ts';
import { noNextStepSearch } from './lead/no-next-step/no-next-step-search.ts';
import { boardSearch } from './lead/board/board-search.ts';
import { text, texts } from './search-text.ts';
import { cache } from './cache.ts';
import { PageProblem } from './kit/Problem.tsx';
import { PageSkeleton } from './kit/Skeleton.tsx';
import { meQuery } from './session.tsx';
import { todaySearch } from './task/today-search.ts';
import { calendarSearch } from './task/calendar/calendar-search.ts';
import { ticketSearch } from './ticket/ticket-search.ts';
import { readCard } from './timeline/timeline-query.ts';
import { page } from './page.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: () => <PageProblem kind="notFound" /> });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { then?: string } => ({ then: text(search.then) }),
  component: page(() => import('./user/sign-in/SignIn.tsx'), 'SignInPage', 'user/sign-in'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: page(() => import('./user/sign-in/Welcome.tsx'), 'WelcomePage', 'user/sign-in'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: page(() => import('./user/sign-in/Invitation.tsx'), 'InvitationPage', 'user/sign-in'),
});

const pay = createRoute({
  getParentRoute: () => root,
  path: '/pay/$token',
  component: page(() => import('./invoice/pay/Pay.tsx'), 'PayPage', 'invoice/pay'),
});

const confirm = createRoute({
  getParentRoute: () => root,
  path: '/confirm/$token',
  component: page(() => import('./contact/confirm/Confirm.tsx'), 'ConfirmPage', 'contact/confirm'),
});

const callTime = createRoute({
  getParentRoute: () => root,
  path: '/call-time/$token',
  component: page(() => import('./callback/client/CallTime.tsx'), 'CallTimePage', 'callback/client'),
});

/** Everything below it needs somebody who is signed in; the address that was asked for is kept through the sign-in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    try {
      await cache.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error) && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { then: location.href } });
      throw error;
    }
  },
  component: page(() => import('./frame/Frame.tsx'), 'Frame', 'notification'),
  errorComponent: ({ error, reset }) => <PageProblem error={error} again={reset} />,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: localStorage.getItem('voronka.home') === '/today' ? '/today' : '/leads', replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => frame,
  path: '/today',
  validateSearch: todaySearch,
  component: page(() => import('./task/Today.tsx'), 'TodayPage', 'task', 'callback', 'lead/board', 'lead/click'),
});

const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: page(() => import('./task/calendar/CalendarPage.tsx'), 'CalendarPage', 'task', 'lead/board', 'lead/click'),
});

const task = createRoute({
  getParentRoute: () => frame,
  path: '/tasks/$id',
  component: page(() => import('./task/TaskPage.tsx'), 'TaskPage', 'task', 'lead/board', 'lead/click'),
});

const leads = createRoute({
  getParentRoute: () => frame,
  path: '/leads',
  validateSearch: boardSearch,
  component: page(() => import('./lead/board/Board.tsx'), 'BoardPage', 'lead/board', 'lead/click'),
});

const leadPage = ['lead', 'lead/board', 'lead/click', 'lead/story', 'callback', 'contact', 'file', 'note'];
const lead = createRoute({
  getParentRoute: () => frame,
  path: '/leads/$id',
  validateSearch: texts('show', 'at'),
  component: page(() => import('./lead/Lead.tsx'), 'LeadPage', ...leadPage),
});

/** What a list of clients or companies says. */
const table = ['contact', 'table', 'view', 'lead/board'];

/** What the story of a client or a company says. */
const story = ['timeline', 'note', 'file', 'lead', 'lead/story'];

const contacts = createRoute({
  getParentRoute: () => frame,
  path: '/contacts',
  validateSearch: listSearch,
  component: page(() => import('./contact/Contacts.tsx'), 'ContactsPage', ...table),
});

const contact = createRoute({
  getParentRoute: () => frame,
  path: '/contacts/$id',
  loader: readCard('contact'),
  component: page(() => import('./contact/Contact.tsx'), 'ContactPage', 'contact', 'callback', 'field', ...story),
});

const companies = createRoute({
  getParentRoute: () => frame,
  path: '/companies',
  validateSearch: listSearch,
  component: page(() => import('./company/Companies.tsx'), 'CompaniesPage', 'company', ...table),
});

const company = createRoute({
  getParentRoute: () => frame,
  path: '/companies/$id',
  loader: readCard('company'),
  component: page(() => import('./company/Company.tsx'), 'CompanyPage', 'company', 'contact', 'field', ...story),
});

const tickets = createRoute({
  getParentRoute: () => frame,
  path: '/tickets',
  validateSearch: ticketSearch,
  component: page(() => import('./ticket/Tickets.tsx'), 'TicketsPage', 'ticket', 'conversation', ...table),
});

const ticketPage = ['ticket', 'field', 'service', 'conversation', 'contact', ...story];
const ticket = createRoute({
  getParentRoute: () => frame,
  path: '/tickets/$id',
  loader: readCard('ticket'),
  component: page(() => import('./ticket/Ticket.tsx'), 'TicketPage', ...ticketPage),
});

const talk = ['conversation', 'callback', 'contact', 'file', 'mail', 'mass-change', 'note', 'template', 'view'];

const conversations = createRoute({
  getParentRoute: () => frame,
  path: '/conversations',
  validateSearch: talkSearch,
  component: page(() => import('./conversation/Conversations.tsx'), 'ConversationsPage', ...talk),
});

const callbacks = createRoute({
  getParentRoute: () => frame,
  path: '/callbacks',
  validateSearch: texts('show', 'whose', 'open'),
  component: page(() => import('./callback/Callbacks.tsx'), 'CallbacksPage', 'callback', 'task'),
});

const invoice = createRoute({
  getParentRoute: () => frame,
  path: '/invoices/$id',
  component: page(() => import('./invoice/Invoice.tsx'), 'InvoicePage', 'invoice', 'lead'),
});

const ops = createRoute({
  getParentRoute: () => frame,
  path: '/ops',
  component: page(() => import('./ops/Ops.tsx'), 'OpsPage', 'ops'),
});

const floor = ['work', 'conversation', 'ticket', 'call', 'callback'];
const queues = createRoute({
  getParentRoute: () => frame,
  path: '/queues',
  /** `show`: which list is open beside the floor */
  validateSearch: texts('show'),
  component: page(() => import('./work/Queues.tsx'), 'QueuesPage', ...floor),
});

const calls = createRoute({
  getParentRoute: () => frame,
  path: '/calls',
  /** `show`: all, missed, in, out; `q` a number; `open` the call that is open */
  validateSearch: texts('show', 'q', 'user', 'outcome', 'open'),
  component: page(() => import('./call/Calls.tsx'), 'CallsPage', 'call'),
});

const noNextStep = createRoute({
  getParentRoute: () => frame,
  path: '/no-next-step',
  validateSearch: noNextStepSearch,
  component: page(() => import('./lead/no-next-step/NoNextStep.tsx'), 'NoNextStepPage', 'lead/no-next-step', 'task'),
});

/** `view`: board (unless told), graph, days, versions, try, publish; `at`: what is open beside it. */
const pipelineEditor = createRoute({
  getParentRoute: () => frame,
  path: '/pipelines/$key',
  validateSearch: texts('view', 'at'),
  component: page(
    () => import('./pipeline/Editor.tsx'),
    'PipelinePage',
    'pipeline',
    'automation',
    'automation/condition',
    'template',
    'task/ladder',
  ),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  /** `open` is what is open in a tab, `show` which part of it */
  validateSearch: texts('tab', 'open', 'show'),
  component: page(() => import('./settings/Settings.tsx'), 'SettingsPage', 'settings', 'pipeline/list'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    invitation,
    pay,
    confirm,
    callTime,
    frame.addChildren([
      home,
      today,
      task,
      calendar,
      leads,
      lead,
      tickets,
      ticket,
      conversations,
      callbacks,
      contacts,
      contact,
      companies,
      company,
      invoice,
      queues,
      calls,
      ops,
      noNextStep,
      pipelineEditor,
      settings,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ({ error, reset }) => <PageProblem error={error} again={reset} />,
  scrollRestoration: true,
});

onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || /^\/(pay|confirm|call-time)\//.test(pathname)) return;
  cache.clear();
  void router.navigate({ to: '/sign-in', search: { then: href }, replace: true });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
