import { z } from 'zod';
import { listScripts, readScript, scriptVersions } from '../prisma/script/script.queries.ts';
import { archiveScript, createScript, publishScript, restoreScript, saveScript } from '../prisma/script/script.ts';
import { readScriptWorld } from '../prisma/script/script-world.ts';
import { refuse } from '../workflows/refusal.ts';
import { scriptChanges } from '../workflows/script/diff.ts';
import { scriptProblems } from '../workflows/script/problems.ts';
import {
  NewScript,
  Script,
  ScriptChange,
  ScriptCheck,
  ScriptLine,
  ScriptPublication,
  ScriptRestored,
  ScriptVersion,
} from '../workflows/script/script.schema.ts';
import { pageOf } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';
import { Id, IdParams } from './http/shapes.ts';

const tag = 'Calls';
const VersionParams = z.object({ id: Id, number: z.coerce.number().pipe(z.number().int().min(1).max(2_147_483_647)) });

/** Scripts of calls: drawn, checked, published as versions. */
export const scriptRoutes = [
  route({
    method: 'get',
    path: '/scripts',
    tag,
    summary: 'Every call script, archived ones last',
    access: everybody,
    out: pageOf(ScriptLine),
    handler: async ({ deps }) => ({ items: await listScripts(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/scripts',
    tag,
    summary: 'A new script with a draft: empty, like another one, or a ready one',
    access: overseers,
    body: NewScript,
    out: z.object({ id: Id }),
    status: 201,
    handler: ({ deps, me, body, key }) => createScript(deps.db, { ...body, userId: me.id, key }),
  }),
  route({
    method: 'get',
    path: '/scripts/{id}',
    tag,
    summary: 'A script as it is being drawn; without a draft what is published',
    access: everybody,
    params: IdParams,
    out: Script,
    handler: async ({ deps, params }) => (await readScript(deps.db, params.id))?.script ?? refuse('NotFound'),
  }),
  route({
    method: 'put',
    path: '/scripts/{id}/draft',
    tag,
    summary: 'Write the draft anew over the revision that was read; at most 512 KiB',
    access: overseers,
    params: IdParams,
    body: ScriptChange,
    limit: 1024 * 1024,
    out: Script,
    handler: ({ deps, me, params, body }) => saveScript(deps.db, { ...params, ...body, userId: me.id }),
  }),
  route({
    method: 'get',
    path: '/scripts/{id}/check',
    tag,
    summary: 'What is wrong with the draft, errors first, and what publishing it would change',
    access: everybody,
    params: IdParams,
    out: ScriptCheck,
    handler: async ({ deps, params, language }) => {
      const found = await readScript(deps.db, params.id);
      if (!found) return refuse('NotFound');
      const { script, published } = found;
      return {
        problems: scriptProblems(script.definition, await readScriptWorld(deps.db), language),
        changes: published ? scriptChanges(published, script.definition, language) : [],
      };
    },
  }),
  route({
    method: 'post',
    path: '/scripts/{id}/publish',
    tag,
    summary: 'Make the draft the next version, which calls take from now on; those under way keep theirs',
    access: overseers,
    params: IdParams,
    body: ScriptPublication,
    out: z.object({ number: z.number().int() }),
    handler: async ({ deps, me, params, body, language }) => {
      const found = await readScript(deps.db, params.id);
      if (!found) return refuse('NotFound');
      const [first] = scriptProblems(found.script.definition, await readScriptWorld(deps.db), language);
      if (first?.severity === 'error') return refuse('ScriptHasProblems', { problem: first.says });
      return publishScript(deps.db, { ...params, ...body, userId: me.id });
    },
  }),
  route({
    method: 'patch',
    path: '/scripts/{id}',
    tag,
    summary: 'Archive a script, or bring it back: no call takes an archived one',
    access: overseers,
    params: IdParams,
    body: z.object({ archived: z.boolean() }),
    out: Script,
    handler: ({ deps, params, body }) => archiveScript(deps.db, { ...params, ...body }),
  }),
  route({
    method: 'get',
    path: '/scripts/{id}/versions',
    tag,
    summary: 'What was published, the newest first, each as it was',
    access: everybody,
    params: IdParams,
    out: pageOf(ScriptVersion),
    handler: async ({ deps, params }) => {
      if (!(await readScript(deps.db, params.id))) return refuse('NotFound');
      return { items: await scriptVersions(deps.db, params.id), next: null };
    },
  }),
  route({
    method: 'post',
    path: '/scripts/{id}/versions/{number}/restore',
    tag,
    summary: 'Make the draft what a version says, over the revision that was read',
    access: overseers,
    params: VersionParams,
    body: ScriptRestored,
    out: Script,
    handler: ({ deps, me, params, body }) => restoreScript(deps.db, { ...params, ...body, userId: me.id }),
  }),
];
