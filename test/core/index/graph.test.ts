import assert from "node:assert/strict";
import fc from "fast-check";
import { cyclesAmong } from "../../../core/index/dependencies.ts";
import { duplicatesAmong } from "../../../core/index/duplicates.ts";
import type { Item } from "../../../core/model/item.ts";
import { fileOf, group, id, item, type ItemFacts, names, workspaceOf } from "../../harness/builders.ts";

const needing = (name: string, ...needs: readonly string[]): Item => item({ id: name, dependsOn: needs.map(id) });

function cyclesOf(...items: readonly Item[]): readonly string[] {
  const file = fileOf(items);
  return cyclesAmong(items, file.dependenciesOf).map((cycle) => names(cycle).join(" "));
}

describe("dependencies", () => {
  it("come from both ends of a statement", () => {
    const file = fileOf([item({ id: "A-1", blocks: [id("A-2")] }), item({ id: "A-2" }), needing("A-3", "A-1")]);
    const [first, second, third] = file.items;
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    assert.deepEqual(names(file.dependenciesOf(second)), ["A-1"]);
    assert.deepEqual(names(file.dependentsOf(first)), ["A-2", "A-3"]);
  });
  it("leave an ID out that fits several items", () => {
    const file = fileOf([item({ id: "A-1", title: "x" }), item({ id: "A-1", title: "y" }), needing("A-2", "A-1")]);
    assert.deepEqual(names(file.dependenciesOf(file.items[2] ?? item({}))), []);
  });
  it("reach into other files", () => {
    const one = fileOf([needing("A-1", "B-1")]);
    const other = fileOf([item({ id: "B-1" }, "other.md")], {}, "other.md");
    const [asker] = one.items;
    assert.ok(asker !== undefined);
    assert.deepEqual(names(workspaceOf(one, other).dependenciesOf(asker)), ["B-1"]);
  });
});

describe("circles", () => {
  it("are found once each, as short as they are", () => {
    const found = cyclesOf(
      needing("A-1", "A-2", "A-3"),
      needing("A-2", "A-3"),
      needing("A-3", "A-1"),
      needing("A-4", "A-4"),
    );
    assert.deepEqual(found, ["A-1 A-3", "A-4"]);
  });
  it("are not seen in a diamond", () => {
    assert.deepEqual(
      cyclesOf(needing("A-1"), needing("A-2", "A-1"), needing("A-3", "A-1"), needing("A-4", "A-2", "A-3")),
      [],
    );
  });
  it("are not closed by a set that leaves its dependants out", () => {
    const all = item({ id: "A-2", dependsOn: [group("all")] });
    assert.deepEqual(cyclesOf(needing("A-1"), all, needing("A-3", "A-2")), []);
  });
  it("do not overflow the stack on a long chain", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => item({ title: String(index) }));
    const next = new Map(chain.map((one, index) => [one, chain.slice(index + 1, index + 2)]));
    assert.deepEqual(
      cyclesAmong(chain, (one) => next.get(one) ?? []),
      [],
    );
  });
  it("exist exactly where a walk can return", () => {
    const graph = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(graph, (edges) => {
        const items = edges.map((_, index) => item({ id: `A-${index}` }));
        const to = new Map(
          items.map((one, index) => [one, (edges[index] ?? []).flatMap((target) => items[target] ?? [])]),
        );
        const edgesOf = (one: Item): readonly Item[] => to.get(one) ?? [];
        const returns = (start: Item): boolean => {
          const seen = new Set<Item>();
          const queue = [...edgesOf(start)];
          for (const one of queue) {
            if (one === start) return true;
            if (!seen.has(one)) {
              seen.add(one);
              queue.push(...edgesOf(one));
            }
          }
          return false;
        };
        const cycles = cyclesAmong(items, edgesOf);
        assert.equal(cycles.length > 0, items.some(returns));
        for (const cycle of cycles) {
          for (const [index, one] of cycle.entries()) {
            const next = cycle[(index + 1) % cycle.length];
            assert.ok(next !== undefined && edgesOf(one).includes(next));
          }
        }
      }),
    );
  });
});

describe("duplicates", () => {
  const found = (...facts: readonly ItemFacts[]): readonly string[] =>
    duplicatesAmong(facts.map((one) => item(one))).map((one) => one.item.title.value);

  it("are items of one ID with different titles", () => {
    assert.deepEqual(found({ id: "US-1", title: "Show the basket" }, { id: "US-001", title: "Export invoices" }), [
      "Export invoices",
    ]);
  });
  it("are not a summary under a shortened title", () => {
    assert.deepEqual(
      found({ id: "US-1", title: "Show the basket with totals" }, { id: "US-1", title: "Show basket" }),
      [],
    );
  });
  it("are not the rest of an item", () => {
    assert.deepEqual(
      found({ id: "US-1", title: "Show the basket" }, { id: "US-1", title: "(continued) remaining pages" }),
      [],
    );
  });
  it("are not numbers that start again", () => {
    const list = (title: string, ...numbers: readonly number[]) =>
      numbers.map((id) => ({ id: String(id), title: `${title} ${"abc"[id]}` }));
    assert.deepEqual(found(...list("Alpha", 1, 2), ...list("Beta", 1, 2)), []);
  });
  it("are numbers given twice in one list", () => {
    assert.deepEqual(
      found(
        { id: "1", title: "Basket" },
        { id: "2", title: "Payment" },
        { id: "2", title: "Receipt" },
        { id: "3", title: "Invoice" },
      ),
      ["Receipt"],
    );
  });
  it("are not an epic and a story of one number", () => {
    assert.deepEqual(found({ id: "1", kind: "epic", title: "Checkout" }, { id: "1", title: "Receipt" }), []);
  });
});
