// Shapes of JSON values. Each says three things at once, so that they cannot differ: the TypeScript type (`Of`), the JSON
// Schema, and what is wrong with a value of anybody's. Rule: the schema is strict, as it describes what is written; the
// check lets pass fields that no shape knows, as a later version may write them.

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The way from a value to a part of it. */
export type Path = readonly (string | number)[];

export interface Shape<T> {
  /** The way to the first part that is not as it should be; null when all is well. */
  readonly faultIn: (value: unknown) => Path | null;
  /** @param definitions takes the schemas of the shapes that have names of their own */
  readonly schema: (definitions: Record<string, JsonSchema>) => JsonSchema;
  /** An object may lack a field of this shape. */
  readonly isOptional?: true;
  /** No shape has this property: it carries the type alone. */
  readonly type?: T;
}

/** The type of the values that have the shape. */
export type Of<S> = S extends Shape<infer T> ? T : never;

export type Fields = Readonly<Record<string, Shape<unknown>>>;

export interface ObjectShape<F> extends Shape<ObjectOf<F>> {
  readonly fields: F;
  readonly description: string | undefined;
}

type OptionalIn<F> = {
  [K in keyof F]: F[K] extends { readonly isOptional: true } ? K : never;
}[keyof F];
/** Written out as one object type, which errors and editors show better than an intersection. */
type Flat<T> = { readonly [K in keyof T]: T[K] };
type ObjectOf<F> = Flat<
  { [K in Exclude<keyof F, OptionalIn<F>>]: Of<F[K]> } & { [K in OptionalIn<F>]?: Of<F[K]> }
>;
type VariantOf<Key extends string, Cases> = {
  [C in keyof Cases]: Flat<{ [K in Key]: C } & Of<Cases[C]>>;
}[keyof Cases];

const here: Path = [];

function simple<T>(schema: JsonSchema, has: (value: unknown) => boolean): Shape<T> {
  return { schema: () => schema, faultIn: (value) => (has(value) ? null : here) };
}

export const text = simple<string>({ type: "string" }, (value) => typeof value === "string");
export const boolean = simple<boolean>({ type: "boolean" }, (value) => typeof value === "boolean");
export const number = simple<number>({ type: "number" }, (value) => typeof value === "number");

/** JSON can write what is beyond all numbers (1e999), which is never from 0 up here. */
export const fromZero = simple<number>(
  { type: "number", minimum: 0 },
  (value) => typeof value === "number" && value >= 0 && value !== Number.POSITIVE_INFINITY,
);

export function integer(minimum: number, maximum = Number.POSITIVE_INFINITY): Shape<number> {
  const limits = maximum === Number.POSITIVE_INFINITY ? { minimum } : { minimum, maximum };
  return simple(
    { type: "integer", ...limits },
    (value) => Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
  );
}

export function exactly<const T extends string | number | boolean>(only: T): Shape<T> {
  return simple({ const: only }, (value) => value === only);
}

export const yes = exactly(true);

export function oneOf<const T extends readonly string[]>(...values: T): Shape<T[number]> {
  const known = new Set<unknown>(values);
  return simple({ enum: values }, (value) => known.has(value));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    schema: (definitions) => ({ anyOf: [shape.schema(definitions), { type: "null" }] }),
    faultIn: (value) => (value === null ? null : shape.faultIn(value)),
  };
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    schema: (definitions) => ({ type: "array", items: shape.schema(definitions) }),
    faultIn(value) {
      if (!Array.isArray(value)) return here;
      // Not `entries()`: there may be a million.
      for (let i = 0; i < value.length; i++) {
        const fault = shape.faultIn(value[i]);
        if (fault !== null) return [i, ...fault];
      }
      return null;
    },
  };
}

/** An object with any names, whose values have one shape. */
export function mapOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    schema: (definitions) => ({ type: "object", additionalProperties: shape.schema(definitions) }),
    faultIn(value) {
      if (!isBag(value)) return here;
      for (const [name, each] of Object.entries(value)) {
        const fault = shape.faultIn(each);
        if (fault !== null) return [name, ...fault];
      }
      return null;
    },
  };
}

/** An object with these fields. */
export function object<F extends Fields>(fields: F, description?: string): ObjectShape<F> {
  const entries = Object.entries(fields);
  // Objects of one form, which V8 reads in half the time.
  const checks = entries.map(([name, shape]) => ({
    name,
    faultIn: shape.faultIn,
    isOptional: shape.isOptional === true,
  }));
  return {
    fields,
    description,
    schema: (definitions) => ({
      ...(description !== undefined && { description }),
      type: "object",
      properties: Object.fromEntries(entries.map(([name, shape]) => [name, shape.schema(definitions)])),
      required: checks.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
      additionalProperties: false,
    }),
    faultIn(value) {
      if (!isBag(value)) return here;
      for (const { name, faultIn, isOptional } of checks) {
        const field = value[name];
        if (field === undefined && isOptional) continue;
        const fault = faultIn(field);
        if (fault !== null) return [name, ...fault];
      }
      return null;
    },
  };
}

/** One of several objects, which the value of their field `key` tells apart. */
export function variants<Key extends string, Cases extends Readonly<Record<string, ObjectShape<Fields>>>>(
  key: Key,
  cases: Cases,
): Shape<VariantOf<Key, Cases>> {
  const known = new Map<unknown, Shape<unknown>>(Object.entries(cases));
  const unknown: Path = [key];
  return {
    schema: (definitions) => ({
      oneOf: Object.entries(cases).map(([value, { fields, description }]) =>
        object({ [key]: exactly(value), ...fields }, description).schema(definitions),
      ),
    }),
    faultIn(value) {
      const shape = isBag(value) ? known.get(value[key]) : undefined;
      return shape === undefined ? unknown : shape.faultIn(value);
    },
  };
}

/** A field that an object may lack. */
export function optional<T>(shape: Shape<T>, description?: string): Shape<T> & { readonly isOptional: true } {
  return { ...described(shape, description), isOptional: true };
}

/** The shape with a sentence for those who read the schema, if one is given. */
export function described<T>(shape: Shape<T>, description?: string): Shape<T> {
  if (description === undefined) return shape;
  return { ...shape, schema: (definitions) => ({ ...shape.schema(definitions), description }) };
}

/** The shape, which the schema writes out once and refers to by this name. */
export function named<T>(name: string, shape: Shape<T>, description?: string): Shape<T> {
  return {
    ...shape,
    schema(definitions) {
      definitions[name] ??= described(shape, description).schema(definitions);
      return { $ref: `#/$defs/${name}` };
    },
  };
}

/** The whole JSON Schema (2020-12) of a shape. */
export function jsonSchemaOf(shape: Shape<unknown>, title: string): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const own = shape.schema(definitions);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title, ...own, $defs: definitions };
}

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
