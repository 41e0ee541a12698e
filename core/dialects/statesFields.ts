// Fields of work in the bullets below a bullet: what tells an item from a remark.
import type { FieldName } from "../model/item.ts";
import type { ListItem } from "../parse/blocks.ts";
import type { House } from "./house.ts";
import { labelAt } from "./labels.ts";

/** What only work has. */
const certain: ReadonlySet<FieldName> = new Set<FieldName>(["criteria", "priority", "dependsOn"]);
/** What work has, and what else begins with an ID seldom. */
const likely: ReadonlySet<FieldName> = new Set<FieldName>([
  ...certain,
  "estimate",
  "tasks",
  "kind",
  "labels",
  "owner",
  "status",
  "sprint",
]);

/** True where the bullets under an item state what work has; of one without an ID only what nothing else has. */
export function statesFields(item: ListItem, house: House, hasId: boolean): boolean {
  const fields = hasId ? likely : certain;
  return item.rest.some(
    (block) =>
      block.type === "list" &&
      block.items.some((inner) => {
        const field = inner.lines[0] ? labelAt(inner.lines[0], house)?.field : null;
        return field !== null && field !== undefined && fields.has(field);
      }),
  );
}
