// The part of a project's board that a push touches: its fields, the items on it and their values.
import type { Act } from "./operations.ts";
import { iso, issueShape } from "./shapes.ts";

export interface BoardItem {
  readonly id: number;
  readonly issue: number;
  values: Readonly<Record<number, unknown>>;
}

const text = (raw: string) => ({ raw, html: raw });
const times = { created_at: iso(0), updated_at: iso(0) };

/** Estimate, Priority with three options, Sprint with one iteration. */
const fields = [
  { id: 1, name: "Estimate", data_type: "number" },
  {
    id: 2,
    name: "Priority",
    data_type: "single_select",
    options: ["High", "Medium", "Low"].map((name) => ({
      id: `o-${name}`,
      name: text(name),
      description: text(""),
      color: "RED",
    })),
  },
  {
    id: 3,
    name: "Sprint",
    data_type: "iteration",
    configuration: {
      start_day: 1,
      duration: 14,
      iterations: [{ id: "it-1", title: text("Sprint 1"), start_date: "2026-01-05", duration: 14, completed: false }],
    },
  },
].map((field) => ({ ...field, ...times, project_url: "https://api.github.com/projectsV2/3" }));

const list: Act = () => ({ status: 200, body: fields });

const add: Act = (repository, { body, url }) => {
  const issue = repository.byId(body.id);
  const known = repository.board.find((item) => item.issue === body.id);
  const item: BoardItem = known ?? { id: repository.nextId(), issue: body.id, values: {} };
  if (known === undefined) repository.board.push(item);
  const content = issue === undefined ? {} : { content: issueShape(repository, issue) };
  return {
    status: 201,
    body: { id: item.id, ...content, content_type: "Issue", ...times, archived_at: null, item_url: url.href },
  };
};

const update: Act = (repository, { parameters, body }) => {
  const item = repository.board.find(({ id }) => id === Number(parameters["item_id"]));
  if (item === undefined) return { status: 404, body: { message: "Not Found" } };
  const changed: readonly { id: number; value: unknown }[] = body.fields;
  item.values = { ...item.values, ...Object.fromEntries(changed.map(({ id, value }) => [id, value])) };
  return { status: 200, body: { id: item.id, content_type: "Issue", ...times, archived_at: null } };
};

export const boardOperations: Readonly<Record<string, Act>> = {
  "projects/list-fields-for-org": list,
  "projects/list-fields-for-user": list,
  "projects/add-item-for-org": add,
  "projects/add-item-for-user": add,
  "projects/update-item-for-org": update,
  "projects/update-item-for-user": update,
};
