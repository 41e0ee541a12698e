// By what items are found: groups that are kept up with each edit.
import type { Item } from "../model/item.ts";
import { grouping } from "../text/followed.ts";
import { keyOfItem } from "./ids.ts";

const nothing: readonly never[] = [];

/** Items by the keys of their IDs. */
export const byKey = grouping((item: Item) => keyOfItem(item)?.key ?? nothing);
/** IDs that end in a letter, "T5a", by what stands before it. */
export const byStem = grouping((item: Item) => /^(.+?)-?[a-z]$/.exec(keyOfItem(item)?.key ?? "")?.[1] ?? nothing);
/** Every UTF-16 unit that keys are made of. */
export const byLetter = grouping((item: Item) => new Set(keyOfItem(item)?.key));
