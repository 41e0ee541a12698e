// How a file spells the names of fields and states; where it shows none, the usual words of the language its other names are in.
import { normalise } from "../../dialects/vocabulary.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import { isWholeFile } from "../mould/unit.ts";
import type { FieldName, Status } from "../../model/item.ts";

export interface Spelling {
  nameOf(field: FieldName): string;
  /** The word for a state that is only ticked so far. */
  wordOf(status: Status): string;
}

type Words = Readonly<Partial<Record<FieldName | Status, string>>>;

const english: Words = {
  title: "Title",
  description: "Description",
  criteria: "Acceptance Criteria",
  deliverables: "Deliverables",
  tasks: "Tasks",
  subtasks: "Subtasks",
  labels: "Labels",
  priority: "Priority",
  estimate: "Story Points",
  owner: "Owner",
  status: "Status",
  sprint: "Sprint",
  links: "Links",
  epic: "Epic",
  dependsOn: "Depends on",
  blocks: "Blocks",
  notes: "Notes",
  kind: "Kind",
  id: "ID",
  todo: "To Do",
  "in-progress": "In Progress",
  blocked: "Blocked",
  done: "Done",
};

const others: readonly Words[] = [
  {
    title: "Titel",
    description: "Beschreibung",
    criteria: "Akzeptanzkriterien",
    tasks: "Aufgaben",
    priority: "Priorität",
    estimate: "Aufwand",
    owner: "Verantwortlich",
    dependsOn: "Abhängigkeiten",
    notes: "Bemerkungen",
    todo: "Offen",
    "in-progress": "In Arbeit",
    blocked: "Blockiert",
    done: "Erledigt",
  },
  {
    title: "Título",
    description: "Descripción",
    criteria: "Criterios de aceptación",
    tasks: "Tareas",
    labels: "Etiquetas",
    priority: "Prioridad",
    estimate: "Puntos",
    owner: "Responsable",
    status: "Estado",
    epic: "Épica",
    dependsOn: "Dependencias",
    notes: "Notas",
    todo: "Pendiente",
    "in-progress": "En progreso",
    blocked: "Bloqueado",
    done: "Hecho",
  },
  {
    title: "Titre",
    description: "Description du besoin",
    criteria: "Critères d'acceptation",
    tasks: "Tâches",
    labels: "Étiquettes",
    priority: "Priorité",
    estimate: "Charge",
    owner: "Responsable",
    status: "Statut",
    dependsOn: "Dépendances",
    todo: "À faire",
    "in-progress": "En cours",
    blocked: "Bloqué",
    done: "Terminé",
  },
  {
    title: "Título",
    description: "Descrição",
    criteria: "Critérios de aceitação",
    tasks: "Tarefas",
    labels: "Etiquetas",
    priority: "Prioridade",
    estimate: "Pontos",
    owner: "Responsável",
    epic: "Épico",
    dependsOn: "Dependências",
    notes: "Notas",
    todo: "A fazer",
    "in-progress": "Em andamento",
    blocked: "Bloqueado",
    done: "Concluído",
  },
];

export function spellingOf(file: FileIndex): Spelling {
  const counts = new Map<FieldName, Map<string, number>>();
  for (const { field, name } of file.items.flatMap((item) => (isGroup(item) || isWholeFile(item) ? [] : item.fields))) {
    if (field === null) continue;
    const own = counts.get(field) ?? new Map<string, number>();
    counts.set(field, own.set(name.trim(), (own.get(name.trim()) ?? 0) + 1));
  }
  const used = (field: FieldName) => [...(counts.get(field) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  const usual = languageOf([...counts.values()].flatMap((names) => [...names.keys()]));
  const states = new Map<Status, string>();
  for (const { status } of file.items)
    if (
      status !== null &&
      status.inherited !== true &&
      /^\p{L}[\p{L} -]*$/u.test(status.raw) &&
      !states.has(status.value)
    )
      states.set(status.value, status.raw);
  return {
    // "User Story" may be a title or the sentence that tells it.
    nameOf: (field) => (field === "title" ? undefined : used(field)) ?? usual[field] ?? english[field] ?? field,
    wordOf: (status) => states.get(status) ?? usual[status] ?? english[status] ?? status,
  };
}

/** The language that most of the names are in; English where none is. */
function languageOf(names: readonly string[]): Words {
  const own = new Set(names.map(normalise));
  const share = (language: Words) => Object.values(language).filter((word) => own.has(normalise(word))).length;
  const first = { language: english, hits: share(english) };
  return others.reduce((best, language) => {
    const hits = share(language);
    return hits > best.hits ? { language, hits } : best;
  }, first).language;
}
