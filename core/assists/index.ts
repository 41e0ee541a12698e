// The list of assists: one folder or file each.
import type { Assist } from "./assist.ts";
import { adoptThreshold } from "./adoptThreshold.ts";
import { convert } from "./convert/convert.ts";
import { criteriaForm } from "./criteriaForm.ts";
import { dependencyTable } from "./dependencyTable.ts";
import { moveAfter } from "./moveAfter.ts";
import { moveDeliverable } from "./moveDeliverable.ts";
import { moveOut } from "./moveOut.ts";
import { stubItem } from "./newItem.ts";
import { planItem } from "./planItem.ts";
import { respell } from "./respell.ts";
import { renumber } from "./renumber.ts";
import { split } from "./split/split.ts";
import { syncTasks } from "./syncTasks.ts";

export const assists: readonly Assist[] = [
  split,
  stubItem,
  renumber,
  syncTasks,
  moveDeliverable,
  criteriaForm,
  adoptThreshold,
  moveAfter,
  moveOut,
  planItem,
  dependencyTable,
  respell,
  convert,
];
