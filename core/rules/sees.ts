// What the rules look at beyond their subject, by aspect: while none of it changed, a rule need not even be asked what it
// reads. A rule that is not listed here is always asked.
import type { Facet } from "../index/facets.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { conventionOf } from "../index/conventions.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import { isForeign, promisesBinary } from "./acceptance/surroundings.ts";
import { checklistIsMissing } from "./definition-of-ready.ts";
import { isInLatin } from "./mixed-script.ts";
import { givesTargets } from "./undefined-reference.ts";

export interface Seen {
  /** Aspects of other items and of the file. */
  readonly facets: readonly Facet[];
  /** True when other files count too. */
  readonly workspace?: true;
  /** Facts of the file, the same for all subjects, where an aspect would be too coarse. */
  readonly facts?: (file: FileIndex) => readonly unknown[];
}

const language: Seen = { facets: [], facts: (file) => [isForeign(file), promisesBinary(file)] };
const siblings: Seen = { facets: ["kind", "carries"] };
const loads = [...linkFacets, "estimate", "tasks", "capacity"] as const;

/** By rule ID. */
export const seen: ReadonlyMap<string, Seen> = new Map<string, Seen>([
  ["asymmetric-blocks", { facets: [...linkFacets, "carries"], workspace: true }],
  ["capacity-check-mismatch", { facets: loads }],
  ["claim-contradicted", { facets: [...loads, "carries", "status", "totals", "unread", "prose"] }],
  ["committed-twice", { facets: linkFacets }],
  ["compound-criterion", language],
  [
    "contradictory-values",
    { facets: [...linkFacets, "estimate", "totals"], facts: ({ sprints, claims }) => [...sprints, ...claims] },
  ],
  ["criteria-title-mismatch", { ...language, facets: ["title", "kind", "id", "name"] }],
  ["dangling-dependency", { facets: linkFacets, workspace: true }],
  ["deferred-outcome", language],
  [
    "definition-of-ready",
    {
      facets: [...linkFacets, "status", "carries"],
      facts: (file) => [conventionOf(file, "ready"), checklistIsMissing(file)],
    },
  ],
  ["deliverable-as-criterion", language],
  ["dependency-cycle", { facets: linkFacets, workspace: true }],
  [
    "dependency-graph-mismatch",
    { facets: [...linkFacets, "carries", "prose"], workspace: true, facts: ({ drawn }) => drawn },
  ],
  ["dependency-matrix-mismatch", { facets: [...linkFacets, "carries", "prose"], workspace: true }],
  ["dependency-priority-inversion", { facets: [...linkFacets, "status", "priority"], workspace: true }],
  ["document-structure", { facets: ["tables"] }],
  ["duplicate-criterion", { facets: ["criteria", "id", "name"] }],
  ["duplicate-id", { facets: ["id", "kind", "title", "plan"] }],
  ["duplicate-story", { facets: ["title", "id", "kind", "plan", "status"] }],
  ["id-format", { facets: linkFacets, facts: (file) => [conventionOf(file, "ids")] }],
  ["implementation-claim", language],
  ["implicit-dependency", { ...language, facets: linkFacets, workspace: true }],
  ["label-format", { facets: ["labels", "title"] }],
  ["missing-acceptance-criteria", siblings],
  ["missing-estimate", siblings],
  ["missing-labels", siblings],
  ["missing-link", siblings],
  ["missing-owner", siblings],
  ["missing-priority", { facets: [...linkFacets, "carries"] }],
  ["missing-threshold", language],
  ["mixed-script", { facets: [], facts: (file) => [isInLatin(file)] }],
  ["non-id-dependency", { facets: linkFacets }],
  ["off-scale-estimate", { facets: ["kind", "estimate"], facts: (file) => [conventionOf(file, "scale")] }],
  ["open-ended-list", language],
  ["oversized-story", { facets: ["kind", "estimate"], facts: (file) => [conventionOf(file, "max-points")] }],
  ["placeholder-text", language],
  [
    "plan-mismatch",
    {
      facets: ["sprints", "title", ...linkFacets],
      facts: (file) => [...file.sprints, ...file.planMentions, conventionOf(file, "sprint-length")],
    },
  ],
  ["points-hours-mismatch", { facets: [], facts: (file) => [conventionOf(file, "guide")] }],
  ["priority-mismatch", { facets: ["kind", "plan", "name", "priority"] }],
  ["process-claim", language],
  ["ratio-mismatch", { facets: ["prose"] }],
  ["role-over-capacity", { facets: loads }],
  ["same-sprint-dependency", { facets: [...linkFacets, "status"] }],
  ["scheduled-before-dependency", { facets: [...linkFacets, "status"], workspace: true }],
  ["sprint-over-capacity", { facets: loads }],
  ["sprint-status-contradiction", { facets: [...linkFacets, "status", "estimate", "title"] }],
  ["status-contradiction", { facets: [...linkFacets, "status"] }],
  ["sum-mismatch", { facets: [...loads, "totals", "unread"] }],
  ["task-list-drift", { facets: linkFacets, workspace: true }],
  ["text-encoding", { facets: [], facts: ({ defects }) => defects }],
  ["tautological-criterion", language],
  ["title-style", { facets: ["title", "kind"], facts: (file) => [conventionOf(file, "imperative-titles")] }],
  ["unbounded-negative", language],
  ["uncovered-epic-criterion", { ...language, facets: [...linkFacets, "criteria", "title"] }],
  ["undefined-reference", { facets: ["id", "kind"], facts: (file) => [isForeign(file), givesTargets(file)] }],
  ["unknown-owner", { facets: [], facts: (file) => [conventionOf(file, "owners")] }],
  ["unmeasured-comparative", language],
  ["unplanned-item", { facets: [...linkFacets, "headings"] }],
  ["user-story-format", { facets: ["story"] }],
  ["vague-criterion", language],
  ["vague-term", language],
  ["velocity-mismatch", { facets: loads }],
  ["wip-limit", { facets: ["status", "kind", "tasks"], facts: (file) => [conventionOf(file, "wip-limit")] }],
]);
