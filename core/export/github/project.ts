// A project's board: new issues are put on it once, with estimate, priority and iteration. After that the board is people's
// own: nothing on it is changed again, and no field of the project ever is.
import { sprintKey } from "../../index/planKeys.ts";
import type { ExportItem } from "../document.ts";
import type { Talk } from "./talk.ts";

export interface Project {
  readonly kind: "orgs" | "users";
  readonly owner: string;
  readonly number: number;
  readonly fields: readonly ProjectField[];
}

export interface ProjectField {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Of a selection or an iteration: what can be chosen, by its name. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

/** One value for the board, with the words for people. */
export interface ProjectValue {
  readonly id: number;
  readonly value: string | number;
  readonly name: string;
  readonly shown: string;
}

/** "orgs/acme/3" or "users/ada/1"; null for anything else. */
export function projectOf(text: string): Omit<Project, "fields"> | null {
  const [, kind, owner, number] = /^(orgs|users)\/([\w-]+)\/(\d+)$/.exec(text.trim()) ?? [];
  if ((kind !== "orgs" && kind !== "users") || owner === undefined) return null;
  return { kind, owner, number: Number(number) };
}

/** Route and parameters of a project, up to its own part. */
export function projectRoute({ kind, owner, number }: Omit<Project, "fields">): {
  readonly path: string;
  readonly parameters: object;
} {
  const name = kind === "orgs" ? "org" : "username";
  return {
    path: `/${kind}/{${name}}/projectsV2/{project_number}`,
    parameters: { [name]: owner, project_number: number },
  };
}

/** The project with its fields; null where it cannot be read. */
export async function lookAtProject(talk: Talk, text: string): Promise<Project | null> {
  const named = projectOf(text);
  if (named === null) return null;
  const { path, parameters } = projectRoute(named);
  const { status, data } = await talk.read(`GET ${path}/fields`, { ...parameters, per_page: 100 }, [401, 403, 404]);
  return status === 200 && Array.isArray(data) ? { ...named, fields: data.map(fieldOf) } : null;
}

/** What an item has for the fields of a board. Only choices that exist are chosen. */
export function projectValues(item: ExportItem, { fields }: Project): readonly ProjectValue[] {
  const amount = item.estimate?.amount ?? null;
  return fields.flatMap((field): ProjectValue[] => {
    const { id, name, type } = field;
    if (type === "number" && amount !== null && /^(estimate|(story )?points|size)$/i.test(name)) {
      return [{ id, name, value: amount, shown: String(amount) }];
    }
    const wanted =
      type === "single_select" && /^priority$/i.test(name)
        ? item.priority
        : type === "iteration"
          ? (item.sprint?.name ?? null)
          : null;
    const choice = wanted === null ? undefined : field.choices.find((one) => sprintKey(one.name) === sprintKey(wanted));
    return choice === undefined ? [] : [{ id, name, value: choice.id, shown: choice.name }];
  });
}

interface WireField {
  readonly id: number;
  readonly name: string;
  readonly data_type: string;
  readonly options?: readonly { readonly id: string; readonly name: string | { readonly raw: string } }[];
  readonly configuration?: {
    readonly iterations?: readonly { readonly id: string; readonly title: string | { readonly raw: string } }[];
  };
}

function fieldOf(data: unknown): ProjectField {
  const { id, name, data_type: type, options = [], configuration } = data as WireField;
  const plain = (text: string | { readonly raw: string }): string => (typeof text === "string" ? text : text.raw);
  const iterations = (configuration?.iterations ?? []).map((one) => ({ id: one.id, name: plain(one.title) }));
  return { id, name, type, choices: [...options.map((one) => ({ id: one.id, name: plain(one.name) })), ...iterations] };
}
