import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { sessionName } from './auth.ts';
import type { Route } from './route.ts';

const Problem = z
  .object({
    type: z.string().meta({ description: 'a stable URI for this kind of problem' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'what happened and what to do, in the language of the reader' }),
    code: z.string().meta({ description: 'stable; for programs' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const problems: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'No such record, or not visible to the caller',
  409: 'Refused in the present state; `code` says why',
  413: 'The body is too large',
  415: 'The body is of another type',
  422: 'Some fields need to be corrected',
  429: 'Too many calls',
  503: 'The database or a worker does not answer; try again',
};

/** The OpenAPI document of exactly the routes that are served. */
export const describe = (routes: Route[], publicUrl: string) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Voronka',
      version: '1',
      description:
        'JSON in camelCase, times in RFC 3339, money in integer minor units with a currency. Every POST honours Idempotency-Key. Errors are problem details (RFC 9457).',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: sessionName(publicUrl) },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  });
};

const bytes = { type: 'string', format: 'binary' } as const;
const streamed: Partial<Record<NonNullable<Route['reads']>, ZodOpenApiContentObject>> = {
  file: { 'multipart/form-data': { schema: { type: 'object', properties: { file: bytes }, required: ['file'] } } },
  bytes: { 'application/octet-stream': { schema: bytes } },
};

const operation = ({
  method,
  path,
  tag,
  summary,
  access,
  params,
  query,
  body,
  out,
  status,
  reads,
}: Route): ZodOpenApiOperationObject => {
  const key = method === 'post' ? { header: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) } : {};
  const contents =
    reads === 'form'
      ? ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']
      : ['application/json'];
  const told = [
    400,
    ...(access === 'public' ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(method === 'get' ? [] : [409, 413, 415]),
    422,
    429,
    503,
  ];
  return {
    operationId: `${method} ${path}`.replace(/[^a-zA-Z]+(\w)?/g, (_all, letter: string | undefined) =>
      (letter ?? '').toUpperCase(),
    ),
    summary: access === 'public' ? summary : `${summary} (${access.join(', ')})`,
    tags: [tag],
    ...(access === 'public' ? { security: [] } : {}),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}), ...key },
    ...(reads && streamed[reads] ? { requestBody: { required: true, content: streamed[reads] } } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(contents.map((type) => [type, { schema: body }])),
          },
        }
      : {}),
    responses: {
      [status ?? 200]: out
        ? { description: 'Done', content: { 'application/json': { schema: out } } }
        : { description: 'Done' },
      ...Object.fromEntries(
        told.map((code) => [
          code,
          { description: problems[code] ?? '', content: { 'application/problem+json': { schema: Problem } } },
        ]),
      ),
    },
  };
};
