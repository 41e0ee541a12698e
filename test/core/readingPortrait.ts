// What a reading says, as plain data with offsets in the whole text, so that two readings of one text can be held against
// each other; and what every place in it must satisfy.
import assert from "node:assert/strict";
import { readText } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import type { Anchor, Place } from "../../core/text/span.ts";
import { written } from "../../core/text/span.ts";

/** All that a reading says. An index of one has more, which is not compared. */
const parts = (Object.keys(readText("any.md", "")) as (keyof Reading)[]).filter(
  (part) => !["uri", "chunks", "original"].includes(part),
);

/** The reading as data that `deepEqual` compares: every place as [start, end] in the whole text. */
export function portraitOf(reading: Reading): unknown {
  const starts = new Map<Anchor, number>(reading.chunks.map(({ anchor, start }) => [anchor, start]));
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if (isPlace(value)) {
      const start = starts.get(value.anchor) ?? Number.NaN;
      return [start + value.start, start + value.end];
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  return plain(Object.fromEntries(parts.map((part) => [part, reading[part]])));
}

/** What an author would say is in the text, without where it stands: the same for texts that mean the same. */
export function meaningOf(reading: Reading): unknown {
  return {
    items: reading.items.map((item) => ({
      id: item.id?.value ?? null,
      kind: item.kind,
      title: item.title.value,
      criteria: item.criteria.map(({ text, checked }) => ({ text, checked })),
      labels: item.labels.map(({ value }) => value),
      estimate: item.estimate?.value ?? null,
      priority: item.priority?.raw ?? null,
      status: item.status?.value ?? null,
      owners: item.owners.map(({ value }) => value),
      sprint: item.sprint?.value ?? null,
      epic: item.epic?.value ?? null,
      dependsOn: item.dependsOn.map((reference) => ({ ...reference, at: null })),
      tasks: item.tasks.length,
    })),
    sprints: reading.sprints.map(({ name, capacity, commitments }) => ({
      name: name.value,
      capacity: capacity.map(({ amount }) => amount),
      commitments: commitments.length,
    })),
    conventions: reading.conventions.map(({ type }) => type),
    claims: reading.claims.map(({ type }) => type),
    drawn: reading.drawn.map(({ before, after }) => [before.id, after.id]),
    matrix: reading.matrix.map(({ item, needs }) => [item.id, needs.length]),
    totals: reading.totals.map(({ what, stated }) => ({ what, amount: stated.amount })),
  };
}

/** Fails unless every place lies in a chunk of the reading, nested ones in each other, and holds what was read from it. */
export function assertPlaces(reading: Reading, text: string): void {
  let at = 0;
  for (const { anchor, start } of reading.chunks) {
    assert.equal(start, at, "chunks follow each other without gaps");
    at += anchor.text.length;
  }
  assert.equal(reading.chunks.map(({ anchor }) => anchor.text).join(""), text, "chunks are the text");
  const anchors = new Set(reading.chunks.map(({ anchor }) => anchor));
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const [index, inner] of value.entries()) visit(inner, `${path}[${index}]`);
    else if (typeof value === "object" && value !== null) {
      if (isPlace(value)) assertPlace(value, anchors, path);
      else for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
      if ("raw" in value && "at" in value && typeof value.at === "object" && value.at !== null && isPlace(value.at))
        assertHolds(value.at, String(value.raw), path);
    }
  };
  const { items, defects: _defects, chunks: _chunks, original: _original, ...said } = reading;
  visit({ items, ...said }, "reading");
  for (const item of items) {
    const name = item.id?.value ?? item.title.value;
    assert.equal(item.head.anchor, item.at.anchor, name);
    assert.ok(item.at.start <= item.head.start && item.head.end <= item.at.end, `${name}: the head lies in the item`);
    for (const { text: words, at: place } of item.criteria) assertHolds(place, words, `criterion of ${name}`);
    for (const { name: label, nameAt } of item.fields) assertHolds(nameAt, label, `field of ${name}`);
  }
}

function isPlace(value: object): value is Place {
  return "anchor" in value && "start" in value && "end" in value;
}

function assertPlace({ anchor, start, end }: Place, anchors: ReadonlySet<Anchor>, path: string): void {
  assert.ok(anchors.has(anchor), `${path}: in a chunk of the reading`);
  assert.ok(
    0 <= start && start <= end && end <= anchor.text.length,
    `${path}: ${start}-${end} of ${anchor.text.length}`,
  );
}

/** Fails unless the letters and figures of `raw` stand in this order among the author's characters at the place. */
function assertHolds(place: Place, raw: string, path: string): void {
  const there = written(place);
  // What an entity such as "&lt;" stands for is not among the characters.
  if (/&#?\w+;/.test(there)) return;
  let at = 0;
  for (const character of raw) {
    if (!/[\p{L}\p{N}]/u.test(character)) continue;
    const found = there.indexOf(character, at);
    assert.ok(
      found >= 0,
      `${path}: ${JSON.stringify(raw.slice(0, 80))} is written in ${JSON.stringify(there.slice(0, 120))}`,
    );
    at = found + character.length;
  }
}
