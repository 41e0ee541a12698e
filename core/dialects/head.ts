// The line an item starts with: "#### ⏸️ US-001: Title (P1, 5 pts) — DONE" taken apart.
import type { ItemKind, Status } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { markAt, sliceText, trimText, type Text } from "../parse/inline.ts";
import { type House, isWordOf } from "./house.ts";
import { idAt, type IdForm, hyphened } from "./ids.ts";
import { headSign, isPriorityCode, itemWords, kindOf, planKindOf, planWords } from "./words.ts";
import { readTail } from "./tail.ts";

export interface Head {
  /** The word before the ID: "Story", "Issue"; null without one. */
  readonly word: string | null;
  readonly kind: ItemKind | null;
  /** Set for "Sprint 3", "Phase 2": a place in the plan rather than work. */
  readonly plan: Sprint["kind"] | null;
  readonly id: Text | null;
  readonly form: IdForm | null;
  /** True where a separator, not just a space, follows the ID. */
  readonly separated: boolean;
  readonly title: Text;
  readonly priority: Text | null;
  readonly estimate: Text | null;
  readonly status: { readonly value: Status; readonly text: Text } | null;
  /** A checkbox written as text, "[x] 1.2 …"; null without one. */
  readonly checked: boolean | null;
  /** Tags in brackets that are neither ID nor priority: "[Setup]", "[US1]". */
  readonly tags: readonly Text[];
  /** What "(depends on T001, T002)" at its end says; null without it. */
  readonly needs: { readonly name: Text; readonly value: Text } | null;
}

const decoration = /^(?:[\s\p{Extended_Pictographic}\u200d\ufe0e\ufe0f\u20e3•·>*_~|├└│─▸▶►]+|[-–—]+\s+)/u;
const itemWord = new RegExp(`^(${itemWords})(?![\\p{L}])\\s*(?:№|no\\.?\\s|nº|n°|#(?!\\d))?\\s*`, "iu");
const planWord = new RegExp(
  `^(${planWords})(?![\\p{L}])\\s*[:#№-]?\\s*((?:\\d+(?:\\.\\d+)?[a-z]?|[ivx]{1,4}|[a-z])(?![\\p{L}\\p{N}]))`,
  "iu",
);
/** "Sprint 1 Risks" speaks of a sprint and opens none. */
const aboutPlan =
  /^\s+(?:risks?|success|retro\w*|review|metrics|kpis?|questions?|criteria|summary|results?|report|notes?|ceremon\w*|demo|checklist|timeline|burn-?down)(?![\p{L}])/iu;
const cjkPlan = /^第\s*(\d+)\s*(?:阶段|周|スプリント|フェーズ)/u;
const separator = /^(?:\s*[:：.)\]|–—‒]+\s*|\s+[-–—:|]+\s+|\s*-\s+|\s+)/u;
const separatedId = /^[A-Z]{1,8}(?:\d|-\d{1,4}[a-z]?)(?:[:.)]|\s+[-–—|:])\s/u;
const spaced = /^\s+$/u;

/** Reads a heading, row title or bullet as the start of an item. `integers` lets a bare number be an ID. */
export function readHead(text: Text, house: House, integers = false): Head {
  const plain = hyphened(text.plain);
  let at = 0;
  let status: Head["status"] = null;
  let priority: Text | null = null;
  let checked: boolean | null = null;
  const tags: Text[] = [];
  const skip = () => {
    const lead = decoration.exec(plain.slice(at));
    if (!lead) return;
    const sign = headSign(lead[0], house);
    if (sign && !status) status = { value: sign, text: trimText(sliceText(text, at, at + lead[0].length)) };
    at += lead[0].length;
  };
  const box = () => {
    const hit = /^\[([ xX~/-])\]\s*/.exec(plain.slice(at));
    if (!hit) return;
    if (/[ xX]/.test(hit[1] ?? "")) checked = /x/i.test(hit[1] ?? "");
    else status = { value: "in-progress", text: trimText(sliceText(text, at, at + hit[0].length)) };
    at += hit[0].length;
  };
  /** Takes tags off; before the ID, a bracketed ID is the ID itself. */
  const bracketed = (after = false) => {
    for (let more = true; more; ) {
      more = false;
      const hit = /^\[([^\]\n]{1,40})\]\s*/.exec(plain.slice(at));
      const inner = hit?.[1];
      if (hit && inner && (after || !idAt(inner, house))) {
        const tag = sliceText(text, at + 1, at + 1 + inner.length);
        if (isPriorityCode(inner) || isWordOf(house.priority, inner)) priority = tag;
        else tags.push(tag);
        at += hit[0].length;
        more = true;
      }
      const code = markAt(text, at, "code");
      if (code && code.start === at && isPriorityCode(plain.slice(code.start, code.end))) {
        priority = sliceText(text, code.start, code.end);
        at = code.end;
        more = true;
      }
      const before = at;
      skip();
      if (at > before) more = more || /^[[`]/.test(plain.slice(at));
    }
  };
  skip();
  box();
  skip();
  bracketed();

  let word: string | null = null;
  let kind: ItemKind | null = null;
  let id: Text | null = null;
  let form: IdForm | null = null;
  let separated = false;
  const counted = cjkPlan.exec(plain.slice(at));
  const plan = planWord.exec(plain.slice(at)) ?? counted;
  if (plan && !aboutPlan.test(plain.slice(at + plan[0].length))) {
    const end = at + plan[0].length;
    return finish(
      {
        word: plan[1] ?? plan[0],
        kind: null,
        plan: counted ? (/周|スプリント/u.test(plan[0]) ? "sprint" : "phase") : planKindOf(plan[1] ?? "phase"),
        id: sliceText(text, at, end),
        form: null,
        separated: true,
      },
      end,
    );
  }
  const named = house.kindWord?.exec(plain.slice(at)) ?? itemWord.exec(plain.slice(at));
  const wordStart = at;
  if (named) {
    const after = plain.slice(at + named[0].length);
    const next = idAt(after, house, true);
    const colon = /^\s*[:：]\s*/.exec(after);
    const dash = /^[-–—]\s*(?=\d)/.exec(after);
    if (next || colon || dash) {
      word = named[1] ?? null;
      kind = word ? kindOf(word, house) : null;
      at += named[0].length;
      if (!next && colon) {
        at += colon[0].length;
        separated = true;
        bracketed();
      } else if (!next && dash) at += dash[0].length;
    }
  }
  const hit = idAt(plain.slice(at), house, integers || word !== null, integers || separatedId.test(plain.slice(at)));
  if (hit) {
    const idStart = at + plain.slice(at).indexOf(hit.id);
    const end = at + hit.length;
    const gap = separator.exec(plain.slice(end));
    if (gap || end === plain.length || word !== null || markAt(text, idStart, "strong")?.end === end) {
      form = hit.form;
      const bare = form === "integer" && word !== null;
      id = bare
        ? sliceText(text, wordStart, idStart + hit.id.length)
        : sliceText(text, idStart, idStart + hit.id.length);
      at = end;
      separated = gap !== null && !spaced.test(gap[0]);
      if (gap) at += gap[0].length;
      // "Story 1: US-2 - Title": the ordinal is not the ID.
      const real = word && (form === "integer" || form === "number") ? idAt(plain.slice(at), house) : null;
      // "Story 5.1 — T1: Unit tests" has a number of its own already.
      if (real && (real.form === "key" || real.form === "hash" || (real.form === "short" && form === "integer"))) {
        const realGap = separator.exec(plain.slice(at + real.length));
        if (realGap) {
          id = sliceText(
            text,
            at + plain.slice(at).indexOf(real.id),
            at + plain.slice(at).indexOf(real.id) + real.id.length,
          );
          form = real.form;
          at += real.length + realGap[0].length;
        }
      }
    }
  }
  skip();
  bracketed(id !== null);
  return finish({ word, kind, plan: null, id, form, separated }, at);

  function finish(head: Pick<Head, "word" | "kind" | "plan" | "id" | "form" | "separated">, from: number): Head {
    const gap = head.plan ? separator.exec(plain.slice(from)) : null;
    const tail = readTail(sliceText(text, from + (gap ? gap[0].length : 0)), house);
    // Tens of thousands of lines are looked at as heads: fields that are named cost a tenth of fields that are spread.
    const { word, kind, plan, id, form, separated } = head;
    return {
      word,
      kind,
      plan,
      id,
      form,
      separated,
      title: tail.title,
      priority: priority ?? tail.priority,
      estimate: tail.estimate,
      status: tail.status ?? status,
      checked,
      tags: tags.length === 0 ? tail.tags : [...tags, ...tail.tags],
      needs: tail.needs,
    };
  }
}
