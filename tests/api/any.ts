import fc from 'fast-check';

type Schema = { [key: string]: any };

/** Values that a JSON schema allows, more or less: what the door should let through. */
export const fitting = (schema: Schema, depth = 0): fc.Arbitrary<unknown> => {
  if (depth > 4) return fc.constant(null);
  const below = (one: Schema) => fitting(one, depth + 1);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...schema['enum']);
  if (schema['anyOf'] ?? schema['oneOf']) return fc.oneof(...(schema['anyOf'] ?? schema['oneOf']).map(below));
  switch (schema['type']) {
    case 'string':
      return stringOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema['minimum'] ?? -1000, -9e15),
        max: Math.min(schema['maximum'] ?? 1000, 9e15),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(below(schema['items'] ?? {}), {
        minLength: schema['minItems'] ?? 0,
        maxLength: Math.min((schema['minItems'] ?? 0) + 3, schema['maxItems'] ?? 9),
      });
    case 'object': {
      const fields = Object.fromEntries(
        Object.entries<Schema>(schema['properties'] ?? {}).map(([name, one]) => [name, below(one)]),
      );
      const record = fc.record(fields, { requiredKeys: schema['required'] ?? [] });
      return schema['additionalProperties']
        ? fc
            .tuple(
              record,
              fc.dictionary(fc.string({ maxLength: 20 }), below(schema['additionalProperties']), { maxKeys: 3 }),
            )
            .map(([one, more]) => ({ ...more, ...one }))
        : record;
    }
    default:
      return junk;
  }
};

const stringOf = ({ format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> => {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc.date({ min: new Date(0), max: new Date(8e12), noInvalidDate: true }).map((date) => date.toISOString());
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 60), unit: 'binary' });
};

/** Values that the door should hold back, whatever the route. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    'null',
    "'; DROP TABLE lead; --",
    '../../etc/passwd',
    '0000-01-01T00:00:00Z',
    [],
    {},
    [[[[]]]],
  ),
  fc.constantFrom<unknown>(
    { __proto__: { admin: true } },
    { constructor: 1, toString: 1 },
    { refusal: 'NotFound' },
    'x'.repeat(5000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A fitting body with one thing wrong about it, or a wholly strange one. */
export const unfit = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fitting(schema), fc.nat(), junk).map(([body, index, value]) => spoil(body, index, value)),
    },
    { weight: 1, arbitrary: junk },
  );

const spoil = (body: unknown, index: number, value: unknown): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return value;
  const names = Object.keys(body);
  const name = names[index % Math.max(1, names.length)] ?? 'name';
  return { ...body, [name]: value };
};
