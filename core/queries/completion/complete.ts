// Chooses the source that speaks at the caret.
import { isBacklog } from "../summary.ts";
import { type Asked, answer, type Proposals } from "./completion.ts";
import { criterionProposals } from "./criteria.ts";
import { fieldProposals, itemProposals } from "./fields.ts";
import { idPrefix, idProposals } from "./ids.ts";
import { type Spot, spotAt, tokenOf } from "./spot.ts";
import { suppressionProposals } from "./suppressions.ts";
import {
  estimateProposals,
  labelProposals,
  ownerProposals,
  priorityProposals,
  sprintProposals,
  statusProposals,
} from "./values.ts";

const inLists = /[,;|`&([]|<br\s*\/?>/;
const inIdLists = /[,;|`&([/+]|<br\s*\/?>|\s+(?:and|or|to|und|y|et)\s+|\s+(?=#|\p{L}+[-\d])/u;

/** Null where nothing is proposed: in sentences, and in documents that hold no backlog. */
export function complete(asked: Asked, offset: number): Proposals | null {
  const { file, house } = asked;
  const spot = isBacklog(file) ? spotAt(file, house, offset) : null;
  if (spot === null) return null;
  const comment = suppressionProposals(asked, spot);
  if (comment !== null) return answer(spot.caret, comment.token, comment.proposals);
  return inField(asked, spot) ?? inSentence(asked, spot) ?? atLineStart(asked, spot);
}

function inField(asked: Asked, spot: Spot): Proposals | null {
  const list = (separators: RegExp) => tokenOf(spot, separators);
  switch (spot.field) {
    case "dependsOn":
      return answer(spot.caret, list(inIdLists), idProposals(asked, spot, { groups: "too", needed: true }));
    case "blocks":
      return answer(spot.caret, list(inIdLists), idProposals(asked, spot, { groups: "too", needed: false }));
    case "epic":
      return answer(spot.caret, tokenOf(spot, null), idProposals(asked, spot, { groups: "only", needed: false }));
    case "labels":
      return answer(spot.caret, list(inLists), labelProposals(asked, spot));
    case "owner":
      return answer(spot.caret, list(inLists), ownerProposals(asked, spot));
    case "priority":
      return answer(spot.caret, tokenOf(spot, null), priorityProposals(asked));
    case "status":
      return answer(spot.caret, tokenOf(spot, null), statusProposals(asked));
    case "estimate":
      return answer(spot.caret, tokenOf(spot, null), estimateProposals(asked));
    case "sprint":
      return answer(spot.caret, tokenOf(spot, null), sprintProposals(asked));
    case "criteria": {
      const proposals = inSentence(asked, spot);
      if (proposals !== null) return proposals;
      return answer(spot.caret, tokenOf(spot, null), criterionProposals(spot, asked.byHand));
    }
    default:
      return null;
  }
}

/** An ID that begins like the file's own. */
function inSentence(asked: Asked, spot: Spot): Proposals | null {
  const typed = idPrefix(asked.file, spot.before, asked.byHand);
  if (typed === null) return null;
  const rest = /^[\p{L}\p{N}_.-]*/u.exec(spot.after)?.[0].replace(/[.-]+$/, "").length ?? 0;
  const proposals = idProposals(asked, spot, { groups: "too", needed: false });
  return answer(spot.caret, { text: typed, before: typed.length, after: rest }, proposals);
}

/** Fields of the item, or another item. */
function atLineStart(asked: Asked, spot: Spot): Proposals | null {
  const proposals = [...fieldProposals(asked, spot), ...itemProposals(asked, spot)];
  if (proposals.length === 0) return null;
  const text = spot.before.trimStart();
  return answer(spot.caret, { text, before: spot.before.length, after: spot.after.length }, proposals);
}
