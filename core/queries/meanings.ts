// What a field can mean, in words for people who choose among them.
import type { FieldName } from "../model/item.ts";

export interface Meaning {
  /** As a noun: "treat `Aufwand` as estimate". */
  readonly word: string;
  readonly about: string;
}

/** Every meaning, the usual ones first. */
export const meanings: Readonly<Record<FieldName, Meaning>> = {
  estimate: { word: "estimate", about: "points, hours, days or a T-shirt size" },
  priority: { word: "priority", about: "how urgent it is" },
  status: { word: "status", about: "to do, in progress, blocked or done" },
  labels: { word: "labels", about: "tags, components, types" },
  owner: { word: "owner", about: "who does it: people, roles or teams" },
  sprint: { word: "sprint", about: "the sprint, phase, milestone or release it is planned in" },
  epic: { word: "epic", about: "the epic or story it belongs to" },
  dependsOn: { word: "dependencies", about: "the items that must be done before it" },
  blocks: { word: "blocked items", about: "the items that wait for it" },
  criteria: { word: "acceptance criteria", about: "what must hold when it is done" },
  description: { word: "description", about: "what it is about, and why" },
  deliverables: { word: "deliverables", about: "what is handed over" },
  tasks: { word: "tasks", about: "the steps of the work" },
  subtasks: { word: "subtasks", about: "parts of the work with a life of their own" },
  links: { word: "links", about: "where more is written" },
  notes: { word: "notes", about: "anything else worth keeping" },
  id: { word: "ID", about: "what other items call it" },
  title: { word: "title", about: "its name" },
  kind: { word: "kind", about: "epic, story, task, bug, spike" },
  goal: { word: "sprint goal", about: "what a sprint is for" },
  dates: { word: "dates", about: "when a sprint begins and ends" },
  capacity: { word: "capacity", about: "how much a sprint can hold" },
  velocity: { word: "velocity", about: "how much a sprint usually gets done" },
  total: { word: "total", about: "a sum that the text states" },
};

export const fieldNames = Object.keys(meanings) as readonly FieldName[];
