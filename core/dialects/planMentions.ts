// Where a document speaks of its sprints a second time: rows of an overview table, lines of a summary. They tell when a sprint
// is and what it is called, and are compared with its section.
import type { PlanMention } from "../model/plan.ts";
import type { Block, ListItem, TableBlock } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import type { House } from "./house.ts";
import { dated } from "./plans.ts";
import { planNamed } from "./planTables.ts";
import { stringValue, type PlaceOf } from "./values.ts";
import { normalise } from "./vocabulary.ts";
import { planKindOf, saysNone } from "./words.ts";

/** The mentions of plans in what no item took. */
export function readPlanMentions(blocks: readonly Block[], place: PlaceOf, house: House): PlanMention[] {
  return blocks.flatMap((block) => {
    if (block.type === "table") return rowsOf(block, place, house);
    return block.type === "list" ? block.items.flatMap((item) => mentionIn(item, place) ?? []) : [];
  });
}

const when = /^(?:dates?|duration|timeline|weeks?|period|when|schedule|timeframe|time frame)$/;
const what = /^(?:focus|focus area|name|title|theme|topic)$/;
const brings = /^(?:key |main |major )?(?:deliverables?|outputs?|outcomes?)$/;

function rowsOf(table: TableBlock, place: PlaceOf, house: House): PlanMention[] {
  const heads = table.head.map((cell) => normalise(cell.plain));
  const column = (form: RegExp) => heads.findIndex((head) => form.test(head));
  const [dates, title, deliverables] = [column(when), column(what), column(brings)];
  if (planKindOf(heads[0] ?? "") === null || (dates < 0 && title < 0 && deliverables < 0)) return [];
  return table.rows.flatMap(({ cells: [lead, ...others] }): PlanMention[] => {
    const called = lead ? planNamed(trimText(lead), table.head[0]?.plain ?? "", house) : null;
    if (!lead || !called) return [];
    const said = (column: number) => {
      const text = column < 1 ? undefined : others[column - 1];
      return text && !saysNone(text.plain) ? stringValue(trimText(text), place) : null;
    };
    return [
      {
        name: called.name,
        at: place(trimText(lead)),
        dates: said(dates),
        title: said(title),
        deliverables: said(deliverables),
      },
    ];
  });
}

const line = /^\W*((?:sprint|phase|wave|iteration|milestone|release) \d+(?:\.\d+)?)(?![\d.]*\d)(?=[\s:(–—*-]|$)/i;

/** "- **Sprint 0** (July 14, 2025) - Foundation" */
function mentionIn(item: ListItem, place: PlaceOf): PlanMention | null {
  const [text] = item.lines;
  const name = text ? line.exec(text.plain)?.[1] : undefined;
  if (!text || !name) return null;
  const dates = [...text.plain.matchAll(/\(([^()]{4,40})\)/g)].find(([, inner = ""]) => dated.test(inner));
  if (dates === undefined) return null;
  const at: Text = trimText(sliceText(text, dates.index + 1, dates.index + dates[0].length - 1));
  const start = text.plain.indexOf(name);
  return {
    name,
    at: place(sliceText(text, start, start + name.length)),
    dates: stringValue(at, place),
    title: null,
    deliverables: null,
  };
}
