// What stands at the end of a title: "(P1, 5 pts) — DONE".
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { readEstimate } from "./estimate.ts";
import { type House, isWordOf } from "./house.ts";
import { idAt } from "./ids.ts";
import { headSign, isPriorityCode, statusOf } from "./words.ts";
import type { Head } from "./head.ts";

/** The end of a title, taken off it. */
export interface Tail {
  readonly title: Text;
  readonly priority: Text | null;
  readonly estimate: Text | null;
  readonly status: Head["status"];
  readonly tags: readonly Text[];
  readonly needs: Head["needs"];
}

const endSigns = /[\s\p{Extended_Pictographic}\u200d\ufe0e\ufe0f⭐★☆*_~|]+$/u;
const endGroup = /\s*(?:[-–—|·:]\s*)?[([（]([^()[\]（）]{1,60})[)\]）]$/u;
const states =
  "(?:NOT[ _])?(?:DONE|COMPLETED?|STARTED)|IN[ _-]PROGRESS|TODO|BLOCKED|DEFERRED|CLOSED|FIXED|SHIPPED|MERGED|CANCELLED|PENDING|IMPLEMENTED|POSTPONED";
const endStatus = new RegExp(`\\s+(?:[-–—|·:]\\s*)?(${states})$`, "u");
const endWord = /\s+[-–—|·:]\s*(Done|Completed?|In progress|Blocked|Closed|Not started|Deferred)$/u;
const endPart = /\s+[-–—|·:]\s*([\p{L}][\p{L}\p{N} _-]{0,40})$/u;
const endMvp = /\s+\p{Extended_Pictographic}\ufe0f?\s*(MVP)$/u;
const endLevel =
  /\s+(?:[🔴🟠🟡🟢🔵⚪]\ufe0f?\s*(CRITICAL|HIGHEST|HIGH|MEDIUM|LOW|P[0-4])|[-–—|·:]\s*(CRITICAL|HIGH|MEDIUM|LOW)(?: PRIORITY)?)$/u;
const ofPriority = /^(critical|highest|high|medium|low|lowest)\s+priority$/i;
const needed = /^(depends on|blocked by|requires|needs|after)\s*:?\s+(?=\S)/iu;
const endPoints =
  /\s+[-–—|·:]\s*(~?\d+(?:[.,]\d+)?\s*(?:story points?|points?|pts?|sp|puntos|pontos|hours?|hrs?|h|days?|d))$/iu;

/** Takes priority, estimate and state off the end of a title. */
export function readTail(text: Text, house: House): Tail {
  let title = trimText(text);
  let priority: Text | null = null;
  let estimate: Text | null = null;
  let status: Head["status"] = null;
  let needs: Head["needs"] = null;
  const tags: Text[] = [];
  for (let again = true; again; ) {
    again = false;
    // Everything taken off stands at the very end; long titles are not searched through.
    const base = Math.max(0, title.plain.length - 72);
    const plain = title.plain.slice(base);
    // What the last character rules out is not looked for.
    const isClosed = /[)\]）]$/.test(plain);
    const signs = /[A-Za-z\d)\]]$/.test(plain) ? null : endSigns.exec(plain);
    if (signs && signs[0].trim()) {
      const sign = headSign(signs[0], house);
      if (sign && !status) status = { value: sign, text: trimText(sliceText(title, base + signs.index)) };
      title = trimText(sliceText(title, 0, base + signs.index));
      again = true;
      continue;
    }
    const isParted = !isClosed && /\s[-–—|·:]/u.test(plain);
    const own = isParted && house.status.words.size > 0 ? endPart.exec(plain) : null;
    const shouted = /[A-Z]$/.test(plain) ? endStatus.exec(plain) : null;
    const worded =
      own?.[1] && isWordOf(house.status, own[1]) ? own : (shouted ?? (isParted ? endWord.exec(plain) : null));
    const state = worded?.[1] ? statusOf(worded[1].replace(/_/g, " "), house) : null;
    if (worded && state && base + worded.index > 0) {
      status ??= { value: state, text: trimText(sliceText(title, base + worded.index)) };
      title = trimText(sliceText(title, 0, base + worded.index));
      again = true;
      continue;
    }
    const level = isClosed ? null : endLevel.exec(plain);
    const word = level?.[1] ?? level?.[2];
    if (level && word && base + level.index > 0) {
      const from = base + level.index + level[0].indexOf(word);
      priority ??= sliceText(title, from, from + word.length);
      title = trimText(sliceText(title, 0, base + level.index));
      again = true;
      continue;
    }
    const mvp = plain.endsWith("MVP") ? endMvp.exec(plain) : null;
    if (mvp?.[1] && base + mvp.index > 0) {
      tags.push(sliceText(title, base + mvp.index + mvp[0].length - mvp[1].length));
      title = trimText(sliceText(title, 0, base + mvp.index));
      again = true;
      continue;
    }
    const points = isParted ? endPoints.exec(plain) : null;
    if (points?.[1] && base + points.index > 0) {
      estimate ??= sliceText(title, base + points.index + points[0].indexOf(points[1]));
      title = trimText(sliceText(title, 0, base + points.index));
      again = true;
      continue;
    }
    const group = isClosed ? endGroup.exec(plain) : null;
    if (!group?.[1] || base + group.index === 0) continue;
    const inner = trimText(
      sliceText(title, base + group.index + group[0].lastIndexOf(group[1]), title.plain.length - 1),
    );
    if (!readGroup(inner)) continue;
    title = trimText(sliceText(title, 0, base + group.index));
    again = true;
  }
  return { title, priority, estimate, status, tags, needs };

  function readGroup(inner: Text): boolean {
    const named = needed.exec(inner.plain);
    if (named?.[1] && idAt(inner.plain.slice(named[0].length), house, false, true)) {
      needs ??= { name: sliceText(inner, 0, named[1].length), value: sliceText(inner, named[0].length) };
      return true;
    }
    const parts = inner.plain.split(/[,;·|]/);
    let offset = 0;
    let known = false;
    for (const part of parts) {
      const value = trimText(sliceText(inner, offset, offset + part.length));
      offset += part.length + 1;
      const named = /^(?:priority|prio|prioridad|prioridade)\s*[:：]?\s*/i.exec(value.plain);
      const level = ofPriority.exec(value.plain)?.[1];
      if (level) {
        priority ??= sliceText(value, 0, level.length);
        known = true;
      } else if (
        named ||
        isPriorityCode(value.plain) ||
        isWordOf(house.priority, value.plain) ||
        /^P[0-4](?![.-]?\w)/.test(value.plain)
      ) {
        priority ??= named ? sliceText(value, named[0].length) : value;
        known = true;
      } else if (/^\[?P\]?$/.test(value.plain)) known = true;
      else if (
        /\d/.test(value.plain) &&
        !/^\d+$/.test(value.plain) &&
        readEstimate(value.plain, "points") &&
        isQuantity(value.plain)
      ) {
        estimate ??= value;
        known = true;
      } else if (
        (/^(?:[A-Z][A-Z _-]{3,}|[✅🔄⏸⬜🚧].*)$/u.test(value.plain) || isWordOf(house.status, value.plain)) &&
        statusOf(value.plain, house)
      ) {
        const state = statusOf(value.plain, house);
        if (state) status ??= { value: state, text: value };
        known = true;
      }
    }
    return known;
  }
}

function isQuantity(text: string): boolean {
  return /^[~≈≤<>]?\s*\d+(?:[.,]\d+)?(?:\s*(?:[-–—~]|to)\s*\d+(?:[.,]\d+)?)?\s*(?:story points?|points?|pts?|sp|puntos|pontos|hours?|hrs?|h|days?|d|weeks?|wks?|w|min|minutes?|小时|天)\.?(?:\s+(?:est|total|each)\w*)?$/iu.test(
    text,
  );
}
