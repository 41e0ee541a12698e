// Splits an item: up to three proposals from its own text, each written out, read back and proven before it is offered.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import { nameOf } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import type { Snapshot } from "../../workspace/workspace.ts";
import { afterwards } from "../afterwards.ts";
import { carried } from "../carried.ts";
import type { Assist, Offer, Proposal, Slice } from "../assist.ts";
import { isWholeFile, itemsWithin } from "../mould/unit.ts";
import { commitmentEdits } from "./commitments.ts";
import type { Cut } from "./cut.ts";
import { cutsOf } from "./cuts.ts";
import { lacksSum, planned, type Sizes, sizesOf, type SplitPlan } from "./plan.ts";
import { faultOf } from "./proof.ts";
import { dependentEdits } from "./rewire.ts";
import { slicesWritten, stub } from "./slices.ts";
import { takenApart } from "./story.ts";
import { english, isMessage, type Message, say } from "../../text/message.ts";

export const split: Assist = {
  id: "split-story",
  answers: ["oversized-story"],
  refactors: true,
  offers({ snapshot, file, item }) {
    if (item === null || obstacle(file, item) !== null) return [];
    return waysOf(snapshot, file, item);
  },
  write({ snapshot, file, item }, choice) {
    if (item === null) return say`There is no item here to split`;
    const way = waysOf(snapshot, file, item).find((one) => one.choice === choice);
    return way === undefined
      ? say`\`${nameOf(item)}\` has changed since and cannot be split so any more`
      : cutOut(snapshot, file, item, way);
  },
};

/** Every split of an item that can be written, the best first; or why there is none. */
export function splitsOf(snapshot: Snapshot, file: FileIndex, item: Item): readonly Proposal[] | Message {
  const why = obstacle(file, item);
  if (why !== null) return why;
  const tried = waysOf(snapshot, file, item).map((way) => cutOut(snapshot, file, item, way));
  const proposals = tried.filter((one): one is Proposal => !isMessage(one));
  return proposals.length > 0 ? proposals : (tried.find(isMessage) ?? say`Nothing in it can be split`);
}

/** A cut, and what becomes of the estimate: null for parts that are all to be estimated again. */
interface Way extends Offer {
  readonly cut: Cut;
  readonly sizes: Sizes | null;
}

/** Where the scale has no parts of the same sum, the best cut is offered a second time, with no estimate kept. */
function waysOf(snapshot: Snapshot, file: FileIndex, item: Item): readonly Way[] {
  const { rules } = snapshot.configOf(file.uri);
  const sizes = sizesOf(file, {
    scale: rules.get("off-scale-estimate")?.options["scale"],
    maxPoints: rules.get("oversized-story")?.options["maxPoints"],
  });
  const cuts = cutsOf(takenApart(item));
  const ways = cuts.map((cut): Way => ({ choice: english(cut.by), title: titleOf(item, cut), cut, sizes }));
  const [best] = ways;
  if (best === undefined || !lacksSum(item, best.cut, sizes)) return ways;
  const title = say`${best.title}, all to be estimated again`;
  return [...ways, { ...best, choice: `${best.choice} ?`, title, sizes: null }];
}

function titleOf(item: Item, { by, parts }: Cut): Message {
  return english(by).startsWith("into")
    ? say`Split \`${nameOf(item)}\` ${by}`
    : say`Split \`${nameOf(item)}\` into ${parts.length} ${by}`;
}

function obstacle(file: FileIndex, item: Item): Message | null {
  const name = nameOf(item);
  if (isGroup(item)) return say`\`${name}\` holds other items: split one of those`;
  if (itemsWithin(file, item).length > 0) return say`Other items are written inside \`${name}\`: split one of those`;
  if (isWholeFile(item) && file.chunks.length > 1) return say`\`${name}\` shares its file with other sections`;
  return null;
}

/** The split written out and proven, or why it cannot be. */
function cutOut(snapshot: Snapshot, file: FileIndex, item: Item, way: Way): Proposal | Message {
  const { cut, sizes, choice, title } = way;
  const name = nameOf(item);
  const plan = planned(snapshot.index, file, item, cut, sizes);
  if (plan === null)
    return say`\`${name}\` cannot be split: no free ID follows its own, which has no number or is followed by 500 taken ones`;
  const own = slicesWritten(file, plan);
  const edits = [
    ...(own?.edits ?? []),
    ...dependentEdits(snapshot.index, file, plan),
    ...commitmentEdits(snapshot.index, plan),
  ];
  const creates = own?.creates ?? [];
  const change = own === null ? null : carried(snapshot, file, edits);
  if (change === null) return say`\`${name}\` cannot be split so: its parts are written into each other`;
  const all = change.edits;
  const after = afterwards(snapshot, { edits: all, creates });
  const fault =
    after === null
      ? ""
      : faultOf(
          file,
          after,
          plan,
          creates.map(({ uri }) => uri),
        );
  if (fault !== null) return say`\`${name}\` is written in a shape that cannot be cut without loss: ${fault}`;
  const wrong = change.risen.find(({ rule }) => ofSums.has(rule));
  if (wrong !== undefined) return say`\`${name}\` cannot be split so, for a sum would be wrong: ${wrong.message}`;
  const slices = plan.slices.map((_, index) => shown(plan, index));
  return { choice, title, notes: plan.notes, slices, edits: all, creates };
}

/** Rules that are to be as silent as before. */
const ofSums: ReadonlySet<string> = new Set([
  "capacity-check-mismatch",
  "claim-contradicted",
  "contradictory-values",
  "ratio-mismatch",
  "role-over-capacity",
  "sprint-over-capacity",
  "sum-mismatch",
  "task-list-drift",
  "velocity-mismatch",
]);

function shown({ slices, item }: SplitPlan, index: number): Slice {
  const slice = slices[index];
  const texts = (list: string) =>
    (slice?.part.pieces ?? []).flatMap((piece) => (piece.list === list ? [piece.text] : []));
  const criteria = texts("criteria");
  return {
    id: slice?.id ?? null,
    title: slice?.title ?? "",
    points: slice?.estimate ?? (index === 0 ? (item.estimate?.raw ?? null) : null),
    criteria: criteria.length === 0 && item.criteria.length > 0 ? [stub] : criteria,
    tasks: texts("tasks"),
  };
}
