// What an item says, to be compared with what it says after a change.
import type { Item } from "../model/item.ts";

/** Plain data that is equal for two items that say the same. `but` replaces what may differ. */
export function factsOf(item: Item, but: Partial<Item> = {}): readonly unknown[] {
  const { id, title, story, description, criteria, tasks, subtasks, deliverables, labels, estimate, dependsOn } = {
    ...item,
    ...but,
  };
  const rest = [description, deliverables, labels].map((list) => list.map(({ value }) => value));
  const work = [...tasks, ...subtasks].map((task) => [task.title, task.hours]);
  const wanted = criteria.map(({ text }) => text);
  return [id?.value, title.value, story?.goal?.value, rest, work, estimate?.raw, dependsOn.length, wanted];
}
