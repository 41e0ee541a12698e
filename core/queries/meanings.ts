// What a field can mean, in words for people who choose among them.
import type { FieldName } from "../model/item.ts";
import { type Message, say } from "../text/message.ts";

export interface Meaning {
  /** As a noun: "treat `Aufwand` as estimate". */
  readonly word: Message;
  readonly about: Message;
}

/** Every meaning, the usual ones first. */
export const meanings: Readonly<Record<FieldName, Meaning>> = {
  estimate: { word: say`estimate`, about: say`points, hours, days or a T-shirt size` },
  priority: { word: say`priority`, about: say`how urgent it is` },
  status: { word: say`status`, about: say`to do, in progress, blocked or done` },
  labels: { word: say`labels`, about: say`tags, components, types` },
  owner: { word: say`owner`, about: say`who does it: people, roles or teams` },
  sprint: { word: say`sprint`, about: say`the sprint, phase, milestone or release it is planned in` },
  epic: { word: say`epic`, about: say`the epic or story it belongs to` },
  dependsOn: { word: say`dependencies`, about: say`the items that must be done before it` },
  blocks: { word: say`blocked items`, about: say`the items that wait for it` },
  criteria: { word: say`acceptance criteria`, about: say`what must hold when it is done` },
  description: { word: say`description`, about: say`what it is about, and why` },
  deliverables: { word: say`deliverables`, about: say`what is handed over` },
  tasks: { word: say`tasks`, about: say`the steps of the work` },
  subtasks: { word: say`subtasks`, about: say`parts of the work with a life of their own` },
  links: { word: say`links`, about: say`where more is written` },
  notes: { word: say`notes`, about: say`anything else worth keeping` },
  id: { word: say`ID`, about: say`what other items call it` },
  title: { word: say`title`, about: say`its name` },
  kind: { word: say`kind`, about: say`epic, story, task, bug, spike` },
  goal: { word: say`sprint goal`, about: say`what a sprint is for` },
  dates: { word: say`dates`, about: say`when a sprint begins and ends` },
  capacity: { word: say`capacity`, about: say`how much a sprint can hold` },
  velocity: { word: say`velocity`, about: say`how much a sprint usually gets done` },
  total: { word: say`total`, about: say`a sum that the text states` },
};

export const fieldNames = Object.keys(meanings) as readonly FieldName[];
