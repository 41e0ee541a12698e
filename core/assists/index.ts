// The list of assists: one folder or file each.
import type { Assist } from "./assist.ts";
import { moveOut } from "./moveOut.ts";
import { stubItem } from "./newItem.ts";
import { split } from "./split/split.ts";

export const assists: readonly Assist[] = [split, stubItem, moveOut];
