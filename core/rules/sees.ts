// What the rules look at beyond their subject, by aspect: while none of it changed, a rule need not even be asked what it
// reads. A rule that is not listed here is always asked.
import type { Facet } from "../index/facets.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Siblings } from "../index/siblings.ts";
import type { FieldName } from "../model/item.ts";
import { conventionOf } from "../index/conventions.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import { isForeign, promisesBinary } from "./acceptance/surroundings.ts";
import { readiness } from "./definition-of-ready.ts";
import { habitOfIds } from "./id-format.ts";
import { criteriaOfAll, criteriaOfKind } from "./missing-acceptance-criteria.ts";
import { askedOf } from "./missing/missingField.ts";
import { isInLatin } from "./mixed-script.ts";
import { habitOfNeeds } from "./non-id-dependency.ts";
import { habitOfEstimates } from "./off-scale-estimate.ts";
import { habitOfSize } from "./oversized-story.ts";
import { habitOfPriorities } from "./priority-mismatch.ts";
import { habitOfTitles } from "./title-style.ts";
import { givesTargets } from "./undefined-reference.ts";
import { habitOfPlanning } from "./unplanned-item.ts";

export interface Seen {
  /** Aspects of other items and of the file: where one is another, all are asked who look beyond themselves. */
  readonly facets: readonly Facet[];
  /**
   * Aspects of those items that `reads` is told of by way of links and IDs (`looks.ts`): only who looked at one that changed
   * is asked. For rules over items whose `reads` takes what it derives from the whole file from the facts below.
   */
  readonly near?: readonly Facet[];
  /** What it takes from all items of one kind together: where that is another, only who was told of that kind is asked. */
  readonly kinds?: (siblings: Siblings<number>, options: unknown) => unknown;
  /** True when other files count too. */
  readonly workspace?: true;
  /** Facts of the file, the same for all subjects, where an aspect would be too coarse. */
  readonly facts?: (file: FileIndex, options: unknown) => readonly unknown[];
}

const language: Seen = { facets: [], facts: (file) => [isForeign(file), promisesBinary(file)] };
const missing = (field: FieldName): Seen => ({ facets: [], near: ["kind", "carries"], kinds: askedOf(field) });
const loads = [...linkFacets, "estimate", "tasks", "capacity"] as const;

/** By rule ID. */
export const seen: ReadonlyMap<string, Seen> = new Map<string, Seen>([
  ["asymmetric-blocks", { facets: [], near: [...linkFacets, "carries"], workspace: true }],
  ["capacity-check-mismatch", { facets: loads }],
  ["claim-contradicted", { facets: [...loads, "carries", "status", "totals", "unread", "prose"] }],
  ["committed-twice", { facets: linkFacets }],
  ["compound-criterion", language],
  [
    "contradictory-values",
    { facets: [...linkFacets, "estimate", "totals"], facts: ({ sprints, claims }) => [...sprints, ...claims] },
  ],
  ["criteria-title-mismatch", { ...language, facets: ["title", "kind", "id", "name"] }],
  ["dangling-dependency", { facets: [], near: linkFacets, workspace: true }],
  ["deferred-outcome", language],
  [
    "definition-of-ready",
    {
      facets: [],
      near: [...linkFacets, "status", "carries"],
      facts: readiness,
    },
  ],
  ["deliverable-as-criterion", language],
  ["dependency-cycle", { facets: linkFacets, workspace: true }],
  [
    "dependency-graph-mismatch",
    { facets: [...linkFacets, "carries", "prose"], workspace: true, facts: ({ drawn }) => drawn },
  ],
  ["dependency-matrix-mismatch", { facets: [...linkFacets, "carries", "prose"], workspace: true }],
  ["dependency-priority-inversion", { facets: [], near: [...linkFacets, "status", "priority"], workspace: true }],
  ["document-structure", { facets: ["tables"] }],
  ["duplicate-criterion", { facets: ["criteria", "id", "name"] }],
  ["duplicate-id", { facets: ["id", "kind", "title", "plan"] }],
  ["duplicate-story", { facets: ["title", "id", "kind", "plan", "status"] }],
  ["id-format", { facets: [], near: linkFacets, facts: habitOfIds }],
  ["implementation-claim", language],
  ["implicit-dependency", { ...language, near: linkFacets, workspace: true }],
  ["label-format", { facets: ["labels", "title"] }],
  [
    "missing-acceptance-criteria",
    { facets: [], near: ["kind", "carries"], kinds: criteriaOfKind, facts: criteriaOfAll },
  ],
  ["missing-estimate", missing("estimate")],
  ["missing-labels", missing("labels")],
  ["missing-link", missing("links")],
  ["missing-owner", missing("owner")],
  ["missing-priority", { ...missing("priority"), near: [...linkFacets, "carries"] }],
  ["missing-threshold", language],
  ["mixed-script", { facets: [], facts: (file) => [isInLatin(file)] }],
  ["non-id-dependency", { facets: [], near: linkFacets, facts: habitOfNeeds }],
  ["off-scale-estimate", { facets: [], facts: habitOfEstimates }],
  ["open-ended-list", language],
  ["oversized-story", { facets: [], facts: habitOfSize }],
  ["placeholder-text", language],
  [
    "plan-mismatch",
    {
      facets: ["sprints", "title", ...linkFacets],
      facts: (file) => [...file.sprints, ...file.planMentions, conventionOf(file, "sprint-length")],
    },
  ],
  ["points-hours-mismatch", { facets: [], facts: (file) => [conventionOf(file, "guide")] }],
  ["priority-mismatch", { facets: [], near: [...linkFacets, "priority"], facts: habitOfPriorities }],
  ["process-claim", language],
  ["ratio-mismatch", { facets: ["prose"] }],
  ["role-over-capacity", { facets: loads }],
  ["same-sprint-dependency", { facets: [...linkFacets, "status"] }],
  ["scheduled-before-dependency", { facets: [], near: [...linkFacets, "status"], workspace: true }],
  ["sprint-over-capacity", { facets: loads }],
  ["sprint-status-contradiction", { facets: [...linkFacets, "status", "estimate", "title"] }],
  ["status-contradiction", { facets: [], near: [...linkFacets, "status"] }],
  ["sum-mismatch", { facets: [...loads, "totals", "unread"] }],
  ["task-list-drift", { facets: linkFacets, workspace: true }],
  ["text-encoding", { facets: [], facts: ({ defects }) => defects }],
  ["tautological-criterion", language],
  ["title-style", { facets: [], facts: habitOfTitles }],
  ["unbounded-negative", language],
  ["uncovered-epic-criterion", { ...language, near: [...linkFacets, "criteria", "title"] }],
  ["undefined-reference", { facets: [], near: ["id", "kind"], facts: (file) => [isForeign(file), givesTargets(file)] }],
  ["unknown-owner", { facets: [], facts: (file) => [conventionOf(file, "owners")] }],
  ["unmeasured-comparative", language],
  ["unplanned-item", { facets: [], near: linkFacets, facts: habitOfPlanning }],
  ["user-story-format", { facets: ["story"] }],
  ["vague-criterion", language],
  ["vague-term", language],
  ["velocity-mismatch", { facets: loads }],
  ["wip-limit", { facets: ["status", "kind", "tasks"], facts: (file) => [conventionOf(file, "wip-limit")] }],
]);
