// The scale is the configured one, else the one that the file declares, else the one that its own estimates show.
import * as z from "zod";
import { plainNumber } from "../index/amounts.ts";
import { conventionOf } from "../index/conventions.ts";
import { nearestOn, scaleOf } from "../index/scale.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { writeNumber } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  scale: z
    .array(z.number().min(0))
    .min(2)
    .optional()
    .describe("The points that an estimate may have. Unset: read from the file."),
});

type Options = z.infer<typeof options>;

const scaleQuestion = {};
const scaleFor = (file: FileIndex) => file.derive(scaleQuestion, ["kind", "estimate"], () => scaleOf(file));

/** What is taken from all estimates together. */
export const habitOfEstimates = (file: FileIndex): readonly unknown[] => [conventionOf(file, "scale"), scaleFor(file)];

export const offScaleEstimate = defineRule<Options>({
  id: "off-scale-estimate",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An estimate is not on the scale that the others use.",
  why: "A scale keeps estimates coarse on purpose; a value between its steps claims a precision that nobody has, and is often a slip of the pen. A file may declare its scale (`Est.: 1 = half a day, 2 = a day, 3 = two days`). Without one nine of ten estimates must agree on one.",
  options,
  examples: [
    {
      bad: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
        "| US-003 | Send a receipt | 2 |",
        "| US-004 | Cancel an order | 3 |",
        "| US-005 | Refund a charge | 5 |",
        "| US-006 | Export invoices | 3 |",
        "| US-007 | Remember a card | 5 |",
        "| US-008 | Show past orders | 3 |",
        "| US-009 | Filter past orders | 2 |",
        "| US-010 | Print an order | ⟦7⟧ |",
      ].join("\n"),
      good: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 4 |",
        "| US-002 | Pay by card | 7 |",
        "| US-003 | Send a receipt | 2 |",
        "| US-004 | Cancel an order | 6 |",
        "| US-005 | Refund a charge | 5 |",
        "| US-006 | Export invoices | 3 |",
      ].join("\n"),
      fixed: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
        "| US-003 | Send a receipt | 2 |",
        "| US-004 | Cancel an order | 3 |",
        "| US-005 | Refund a charge | 5 |",
        "| US-006 | Export invoices | 3 |",
        "| US-007 | Remember a card | 5 |",
        "| US-008 | Show past orders | 3 |",
        "| US-009 | Filter past orders | 2 |",
        "| US-010 | Print an order | 8 |",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    if ((item.estimate?.value.points ?? null) === null) return [];
    const { file, options } = context;
    return [options.scale ?? conventionOf(file, "scale") ?? scaleFor(file)?.name];
  },
  *check(item, { file, options: { scale } }) {
    const points = item.estimate?.value.points ?? null;
    const declared = conventionOf(file, "scale");
    const stated =
      scale !== undefined
        ? { name: say`configured`, values: scale }
        : declared === null
          ? null
          : { name: say`declared`, values: declared.points };
    const read = stated ?? scaleFor(file);
    if (points === null || item.estimate === null || item.estimate.value.upTo !== null || read === null) return;
    if (read.values.includes(points) || item.kind === "epic" || item.kind === "feature") return;
    // A scale that is only shown goes on above its last step.
    if (stated === null && points > Math.max(...read.values)) return;
    const nearest = nearestOn(read.values, points);
    const fix = nearest === null ? null : writeNumber(item.estimate, nearest);
    yield {
      at: item.estimate.at,
      message: say`Unexpected estimate of ${plainNumber(points)}, expected a value of the ${read.name} scale such as ${nearest === null ? 1 : plainNumber(nearest)}`,
      ...(scale === undefined && declared !== null ? { related: [{ at: declared.at, message: say`The scale` }] } : {}),
      fixes: fix === null ? [] : [fix],
    };
  },
});
