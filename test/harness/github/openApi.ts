// Checks requests and responses against GitHub's own OpenAPI document (openapi.json, see cutOpenApi.ts).
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly body: { readonly required: boolean; readonly schema: { readonly properties?: object } } | null;
  readonly responses: Readonly<Record<string, object | null>>;
}

export interface Match {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Document {
  readonly operations: readonly Operation[];
  readonly schemas: object;
}

const document: Document = JSON.parse(readFileSync(path.join(import.meta.dirname, "openapi.json"), "utf8"));
const strict = checker({ allErrors: true });
/** Parameters in an address are text. */
const lenient = checker({ coerceTypes: true });
const compiled = new Map<string, ValidateFunction>();
const routes = document.operations
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
    fixed: operation.path.split("/").filter((part) => part !== "" && !part.startsWith("{")).length,
  }))
  .sort((a, b) => b.fixed - a.fixed);

function checker(options: object): Ajv {
  const ajv = new Ajv({ strict: false, ...options });
  formats.default(ajv);
  for (const name of ["repo.nwo", "int64", "int32", "double", "float", "binary", "timestamp"])
    ajv.addFormat(name, true);
  ajv.addSchema({ $id: "github", $defs: document.schemas });
  return ajv;
}

/** The operation that an address names; null where GitHub's document has none. */
export function matchOf(method: string, pathname: string): Match | null {
  for (const { operation, pattern } of routes) {
    const found = operation.method === method ? pattern.exec(pathname) : null;
    if (found !== null) return { operation, parameters: { ...found.groups } };
  }
  return null;
}

/** What is wrong with a request. Members that GitHub would ignore in silence are wrong too. */
export function requestErrors({ operation, parameters }: Match, query: object, body: unknown): readonly string[] {
  const errors: string[] = [];
  const known = new Set(operation.parameters.flatMap(({ name, in: place }) => (place === "query" ? [name] : [])));
  for (const name of Object.keys(query)) if (!known.has(name)) errors.push(`no parameter ${name}`);
  for (const { name, in: place, required, schema } of operation.parameters) {
    const given = (place === "path" ? parameters : query) as Record<string, string>;
    if (given[name] === undefined) {
      if (required) errors.push(`${name} is missing`);
      continue;
    }
    const wrapped = { type: "object", properties: { value: schema } };
    errors.push(...check(lenient, `${operation.id} ${name}`, wrapped, { value: given[name] }));
  }
  if (operation.body === null) return body === undefined ? errors : [...errors, "takes no body"];
  if (body === undefined) return operation.body.required ? [...errors, "needs a body"] : errors;
  errors.push(...check(strict, `${operation.id} body`, operation.body.schema, body));
  const members = operation.body.schema.properties;
  if (members !== undefined) {
    for (const name of Object.keys(body as object)) if (!(name in members)) errors.push(`no member ${name}`);
  }
  return errors;
}

/** Answers that GitHub gives and its document leaves out. */
const undocumented: ReadonlySet<string> = new Set(["issues/delete-label 404", "issues/update-label 404"]);

/** What is wrong with an answer of the double. */
export function responseErrors({ operation }: Match, status: number, body: unknown): readonly string[] {
  const schema = operation.responses[status];
  if (undocumented.has(`${operation.id} ${status}`)) return [];
  if (schema === undefined) return [`status ${status} is not documented`];
  if (schema === null) return body === undefined ? [] : ["no body is documented"];
  return check(strict, `${operation.id} ${status}`, schema, body);
}

function check(ajv: Ajv, key: string, schema: object, value: unknown): readonly string[] {
  let validate = compiled.get(key);
  if (validate === undefined) compiled.set(key, (validate = ajv.compile(schema)));
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 4).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}
