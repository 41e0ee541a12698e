// Cuts GitHub's own OpenAPI document down to the operations that the export uses, with all that they refer to, as plain JSON
// Schema. The document is generated/api.github.com.json of the npm package @octokit/openapi (MIT, 400 MB unpacked: it is
// never a dependency).   tsx test/harness/github/cutOpenApi.ts api.github.com.json
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const wanted = new Set(
  `repos/get issues/list-for-repo issues/create issues/get issues/update issues/check-user-can-be-assigned
  issues/list-labels-for-repo issues/create-label issues/get-label issues/update-label issues/delete-label
  issues/add-labels issues/remove-label issues/add-assignees issues/remove-assignees
  issues/list-milestones issues/create-milestone issues/add-sub-issue issues/remove-sub-issue issues/list-sub-issues issues/get-parent
  issues/list-dependencies-blocked-by issues/add-blocked-by-dependency issues/remove-dependency-blocked-by
  repos/list-issue-types projects/list-fields-for-org projects/list-fields-for-user
  projects/add-item-for-org projects/add-item-for-user projects/update-item-for-org projects/update-item-for-user`.split(
    /\s+/,
  ),
);

// biome-ignore lint/suspicious/noExplicitAny: the document is as it is
type Json = any;

const dropped = new Set(
  `description example examples title nullable deprecated externalDocs xml discriminator readOnly writeOnly`.split(" "),
);

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("name the document: api.github.com.json of @octokit/openapi");
const document: Json = JSON.parse(readFileSync(source, "utf8"));
const schemas: Record<string, Json> = {};
const operations = Object.entries<Json>(document.paths).flatMap(([route, methods]) =>
  Object.entries<Json>(methods).flatMap(([method, operation]) =>
    wanted.has(operation.operationId) ? [operationOf(route, method, operation)] : [],
  ),
);
const missing = [...wanted].filter((id) => !operations.some((operation) => operation.id === id));
if (missing.length > 0) throw new Error(`not in this document: ${missing.join(", ")}`);
const target = path.join(import.meta.dirname, "openapi.json");
const from = `@octokit/openapi ${document.info.version}, ${path.basename(source)}; cut by cutOpenApi.ts`;
writeFileSync(target, `${JSON.stringify({ from, operations, schemas })}\n`);
console.log(`${operations.length} operations, ${Object.keys(schemas).length} schemas`);

function operationOf(route: string, method: string, operation: Json): Json {
  const parameters = (operation.parameters ?? []).map(resolved).map(({ name, in: place, required, schema }: Json) => ({
    name,
    in: place,
    required: required === true,
    schema: schemaOf(schema),
  }));
  const responses = Object.entries<Json>(operation.responses).map(([status, response]) => {
    const content = resolved(response).content?.["application/json"];
    return [status, content === undefined ? null : schemaOf(content.schema)];
  });
  const body = operation.requestBody && {
    required: operation.requestBody.required === true,
    schema: schemaOf(operation.requestBody.content["application/json"].schema),
  };
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path: route,
    parameters,
    body: body ?? null,
    responses: Object.fromEntries(responses),
  };
}

function resolved(part: Json): Json {
  return part.$ref === undefined ? part : at(part.$ref);
}

function at(reference: string): Json {
  return reference
    .slice(2)
    .split("/")
    .reduce((part: Json, key) => part[key.replace(/~1/g, "/").replace(/~0/g, "~")], document);
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, words for people go, branches that overlap are read as anyOf. */
function schemaOf(schema: Json): Json {
  if (schema === null || typeof schema !== "object") return schema;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice("#/components/schemas/".length);
    if (!(name in schemas)) {
      schemas[name] = null; // schemas refer to themselves
      schemas[name] = schemaOf(at(schema.$ref));
    }
    return { $ref: `github#/$defs/${name}` };
  }
  const made: Json = {};
  for (const [key, value] of Object.entries<Json>(schema)) {
    if (dropped.has(key) || key.startsWith("x-")) continue;
    if (key === "properties") {
      made.properties = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, schemaOf(one)]));
    } else if (["items", "not", "additionalProperties"].includes(key)) made[key] = schemaOf(value);
    else if (["allOf", "anyOf", "oneOf"].includes(key)) made[key] = value.map(schemaOf);
    else made[key] = value;
  }
  if (made.oneOf !== undefined && !made.oneOf.every((branch: Json) => branch.required && !branch.type)) {
    made.anyOf = made.oneOf;
    delete made.oneOf;
  }
  return schema.nullable === true ? orNull(made) : made;
}

function orNull(schema: Json): Json {
  const nulled =
    schema.enum !== undefined && !schema.enum.includes(null) ? { ...schema, enum: [...schema.enum, null] } : schema;
  const plain = nulled.type !== undefined && !nulled.anyOf && !nulled.allOf && !nulled.oneOf;
  return plain ? { ...nulled, type: [nulled.type, "null"] } : { anyOf: [{ type: "null" }, nulled] };
}
