// The rules there are, one line each, by category. Nothing else: `npm run new-rule ID` adds a line.
import { asymmetricBlocks } from "./asymmetric-blocks.ts";
import { capacityCheckMismatch } from "./capacity-check-mismatch.ts";
import { claimContradicted } from "./claim-contradicted.ts";
import { committedTwice } from "./committed-twice.ts";
import { compoundCriterion } from "./compound-criterion.ts";
import { contradictoryValues } from "./contradictory-values.ts";
import { criteriaFormat } from "./criteria-format.ts";
import { criteriaTitleMismatch } from "./criteria-title-mismatch.ts";
import { danglingDependency } from "./dangling-dependency.ts";
import { deferredOutcome } from "./deferred-outcome.ts";
import { definitionOfReady } from "./definition-of-ready.ts";
import { deliverableAsCriterion } from "./deliverable-as-criterion.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { dependencyGraphMismatch } from "./dependency-graph-mismatch.ts";
import { dependencyMatrixMismatch } from "./dependency-matrix-mismatch.ts";
import { dependencyPriorityInversion } from "./dependency-priority-inversion.ts";
import { documentStructure } from "./document-structure.ts";
import { duplicateCriterion } from "./duplicate-criterion.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateStory } from "./duplicate-story.ts";
import { headingMismatch } from "./heading-mismatch.ts";
import { idFormat } from "./id-format.ts";
import { implicitDependency } from "./implicit-dependency.ts";
import { implementationClaim } from "./implementation-claim.ts";
import { invalidConfig } from "./invalid-config.ts";
import { labelFormat } from "./label-format.ts";
import { mixedScript } from "./mixed-script.ts";
import { missingAcceptanceCriteria } from "./missing-acceptance-criteria.ts";
import { missingEstimate } from "./missing-estimate.ts";
import { missingLabels } from "./missing-labels.ts";
import { missingLink } from "./missing-link.ts";
import { missingOwner } from "./missing-owner.ts";
import { missingPriority } from "./missing-priority.ts";
import { missingThreshold } from "./missing-threshold.ts";
import { nonIdDependency } from "./non-id-dependency.ts";
import { offScaleEstimate } from "./off-scale-estimate.ts";
import { openEndedList } from "./open-ended-list.ts";
import { oversizedStory } from "./oversized-story.ts";
import { placeholderText } from "./placeholder-text.ts";
import { planMismatch } from "./plan-mismatch.ts";
import { pointsHoursMismatch } from "./points-hours-mismatch.ts";
import { priorityMismatch } from "./priority-mismatch.ts";
import { processClaim } from "./process-claim.ts";
import { ratioMismatch } from "./ratio-mismatch.ts";
import { roleOverCapacity } from "./role-over-capacity.ts";
import type { Rule } from "./rule.ts";
import { sameSprintDependency } from "./same-sprint-dependency.ts";
import { scheduledBeforeDependency } from "./scheduled-before-dependency.ts";
import { sprintOverCapacity } from "./sprint-over-capacity.ts";
import { sprintStatusContradiction } from "./sprint-status-contradiction.ts";
import { statusContradiction } from "./status-contradiction.ts";
import { sumMismatch } from "./sum-mismatch.ts";
import { taskListDrift } from "./task-list-drift.ts";
import { tautologicalCriterion } from "./tautological-criterion.ts";
import { textEncoding } from "./text-encoding.ts";
import { thresholdNotInCriteria } from "./threshold-not-in-criteria.ts";
import { titleStyle } from "./title-style.ts";
import { unboundedNegative } from "./unbounded-negative.ts";
import { uncoveredEpicCriterion } from "./uncovered-epic-criterion.ts";
import { undefinedReference } from "./undefined-reference.ts";
import { unidentifiedWork } from "./unidentified-work.ts";
import { unknownOwner } from "./unknown-owner.ts";
import { unknownRule } from "./unknown-rule.ts";
import { unmeasuredComparative } from "./unmeasured-comparative.ts";
import { unplannedItem } from "./unplanned-item.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { userStoryFormat } from "./user-story-format.ts";
import { vagueCriterion } from "./vague-criterion.ts";
import { vagueTerm } from "./vague-term.ts";
import { velocityMismatch } from "./velocity-mismatch.ts";
import { wipLimit } from "./wip-limit.ts";

export const rules: readonly Rule[] = [
  // acceptance
  duplicateStory,
  criteriaFormat,
  compoundCriterion,
  deferredOutcome,
  deliverableAsCriterion,
  duplicateCriterion,
  implementationClaim,
  missingAcceptanceCriteria,
  missingThreshold,
  openEndedList,
  placeholderText,
  processClaim,
  tautologicalCriterion,
  thresholdNotInCriteria,
  unboundedNegative,
  undefinedReference,
  unmeasuredComparative,
  vagueCriterion,
  // dependencies
  implicitDependency,
  asymmetricBlocks,
  dependencyGraphMismatch,
  dependencyPriorityInversion,
  sameSprintDependency,
  danglingDependency,
  dependencyCycle,
  dependencyMatrixMismatch,
  nonIdDependency,
  scheduledBeforeDependency,
  // capacity
  capacityCheckMismatch,
  pointsHoursMismatch,
  ratioMismatch,
  roleOverCapacity,
  sprintOverCapacity,
  sumMismatch,
  taskListDrift,
  unidentifiedWork,
  velocityMismatch,
  // labels
  missingLink,
  priorityMismatch,
  labelFormat,
  missingEstimate,
  missingLabels,
  missingOwner,
  missingPriority,
  offScaleEstimate,
  unknownOwner,
  // size
  oversizedStory,
  // structure
  documentStructure,
  duplicateId,
  idFormat,
  invalidConfig,
  unknownRule,
  unusedSuppression,
  // wording
  vagueTerm,
  titleStyle,
  mixedScript,
  textEncoding,
  userStoryFormat,
  // plan
  contradictoryValues,
  planMismatch,
  claimContradicted,
  committedTwice,
  unplannedItem,
  // status
  definitionOfReady,
  sprintStatusContradiction,
  statusContradiction,
  wipLimit,
  headingMismatch,
  criteriaTitleMismatch,
  uncoveredEpicCriterion,
];
