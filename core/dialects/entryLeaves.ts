// The entries of a large fence as leaves. The parser parts a fence where an entry may begin; parts that only go on with one
// are read with it.
import type { CodeBlock } from "../parse/blocks.ts";
import { partsOf, type Parts, shiftBlock } from "../parse/pieceBlocks.ts";
import { trimText } from "../parse/inline.ts";
import { sameObjects } from "../text/difference.ts";
import { buildItems } from "./build.ts";
import type { Context, Draft } from "./draft.ts";
import type { House } from "./house.ts";
import { bracketed, keyValueHead, nextWritten, readKeyValue } from "./keyValue.ts";
import { type Leafing, type Leaves, leavesOf } from "./leaves.ts";

/** The items of a large fence, all but those at its ends in leaves; null for other fences. */
export function entryLeaves(
  block: CodeBlock,
  context: Context,
  leafing: Leafing,
  house: House,
): readonly (Draft | Leaves)[] | null {
  const parts = entriesIn(block, house);
  const entries = (part: CodeBlock): Draft[] => readKeyValue(part.lines, context, house);
  const leafed =
    parts &&
    leavesOf(parts, context, leafing, (part, place) => ({
      ...buildItems(entries(part), place, house),
      matrix: [],
      left: [],
    }));
  if (!leafed) return null;
  leafed.take();
  return [...entries(leafed.first), leafed.leaves, ...entries(leafed.last)];
}

/** The parts of a fence that are the same whatever stands around them: each but the first begins an item. */
function entriesIn(block: CodeBlock, house: House): Parts<CodeBlock> | null {
  const parts = partsOf(block);
  if (parts === null) return null;
  const groups: { readonly blocks: CodeBlock[]; readonly shifts: number[] }[] = [];
  let open = false;
  for (let index = 0; index < parts.blocks.length; index++) {
    const part = parts.blocks[index] as CodeBlock;
    const { begins, goesOn } = shapeOf(part, house);
    let group = groups.at(-1);
    if (group === undefined || (begins && !open)) groups.push((group = { blocks: [], shifts: [] }));
    group.blocks.push(part);
    group.shifts.push(parts.shifts[index] ?? 0);
    open = goesOn;
  }
  return { blocks: groups.map(wholeOf), shifts: groups.map(({ shifts }) => shifts[0] ?? 0) };
}

interface Shape {
  readonly house: House;
  /** True where its first line starts an item. */
  readonly begins: boolean;
  /** True where what follows decides what its last line is. */
  readonly goesOn: boolean;
}

const shapes = new WeakMap<CodeBlock, Shape>();

function shapeOf(part: CodeBlock, house: House): Shape {
  const known = shapes.get(part);
  if (known?.house === house) return known;
  const [line] = part.lines;
  const last = part.lines.findLast(({ plain }) => plain.trim());
  const shape = {
    house,
    begins: line !== undefined && keyValueHead(line, nextWritten(part.lines, 1), house) !== null,
    goesOn: last !== undefined && bracketed.test(trimText(last).plain),
  };
  shapes.set(part, shape);
  return shape;
}

const wholes = new WeakMap<CodeBlock, { readonly blocks: readonly CodeBlock[]; readonly whole: CodeBlock }>();

/** Parts next to each other as one, with the offsets of the first; the same object for the same parts. */
function wholeOf({ blocks, shifts }: Parts<CodeBlock>): CodeBlock {
  const [first] = blocks as readonly [CodeBlock];
  if (blocks.length === 1) return first;
  const known = wholes.get(first);
  if (known && sameObjects(known.blocks, blocks)) return known.whole;
  const moved = blocks.map((part, index) => shiftBlock(part, (shifts[index] ?? 0) - (shifts[0] ?? 0)));
  const whole = { ...first, lines: moved.flatMap(({ lines }) => lines), end: moved.at(-1)?.end ?? first.end };
  wholes.set(first, { blocks, whole });
  return whole;
}
