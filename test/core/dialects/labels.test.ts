import assert from "node:assert/strict";
import { listed } from "../listing.ts";
import { headingField } from "../../../core/dialects/fields.ts";
import { embeddedLabels, labelsIn } from "../../../core/dialects/labels.ts";
import { labelValues, ownerValues } from "../../../core/dialects/values.ts";
import { fieldNamed, unitNamed } from "../../../core/dialects/vocabulary.ts";
import { house, line, placing, source } from "./texts.ts";

/** Every label of a line as `field=value`. */
const labels = (markdown: string): string[] =>
  labelsIn(line(markdown), house).map(({ field, name, value }) => `${field ?? `“${name.plain}”`}=${value.plain}`);

describe("labels", () => {
  for (const markdown of [
    "**Priority:** High",
    "**Priority**: High",
    "**Priority:**High",
    "Priority: High",
    "*Priority:* High",
    "- **Priority**: High",
    "- Priority: High",
    "**Priority.** High",
    "🔥 **Priority:** High",
    "**Prioridad:** High",
    "**优先级：** High",
    "**PRIORITY** : High",
    "**优先级：**High",
  ]) {
    it(`read ${markdown}`, () => {
      assert.deepEqual(labels(markdown), ["priority=High"]);
    });
  }

  it("may leave their value to the lines below", () => {
    assert.deepEqual(labels("**Acceptance Criteria:**"), ["criteria="]);
    assert.deepEqual(labels("**Acceptance Criteria**"), ["criteria="]);
    assert.deepEqual(labels("Acceptance Criteria:"), ["criteria="]);
  });

  it("share a line", () => {
    const three = ["priority=High", "estimate=5", "sprint=Sprint 3"];
    assert.deepEqual(labels("**Priority**: High | **Effort**: 5 | **Sprint**: Sprint 3"), three);
    assert.deepEqual(labels("**Priority**: High · **Effort**: 5 · **Sprint**: Sprint 3"), three);
    assert.deepEqual(labels("**Priority:** High **Effort:** 5 **Sprint:** Sprint 3"), three);
    assert.deepEqual(labels("Roadmap: U1. Dependencies: S0."), ["sprint=U1", "dependsOn=S0."]);
    assert.deepEqual(labels("Priority: P1. Dependencies: S0."), ["priority=P1", "dependsOn=S0."]);
  });

  it("stand in running text", () => {
    const found = (markdown: string) =>
      embeddedLabels(line(markdown), house).map(({ field, value }) => `${field}=${value.plain}`);
    assert.deepEqual(found("A till that counts. *needs: T1, T3.* ⛔ blocks T4, T7."), [
      "dependsOn=T1, T3.",
      "blocks=T4, T7.",
    ]);
    assert.deepEqual(found("Count the till (Depends on: #4)"), ["dependsOn=#4"]);
    assert.deepEqual(found("A sentence (with a remark: short)"), []);
  });

  it("are not sentences, addresses and times", () => {
    for (const text of [
      "See https://example.org/a",
      "Meet at 10:30",
      "Note that: it works",
      "const a: string",
      "Pay, then: go",
    ]) {
      assert.deepEqual(
        labels(text).filter((label) => !label.startsWith("“")),
        [],
        text,
      );
    }
  });

  it("bold and unknown are fields without a meaning", () => {
    assert.deepEqual(labels("**Aufwandstreiber:** keiner"), ["“Aufwandstreiber”=keiner"]);
  });

  it("know where name and value stand", () => {
    const markdown = "- **Story Points**: ~5 *pts*";
    const [label] = labelsIn(line(markdown), house);
    assert.ok(label);
    assert.equal(source(markdown, label.name), "Story Points");
    assert.equal(source(markdown, label.value), "~5 *pts");
  });
});

describe("names of fields", () => {
  const names: Readonly<Record<string, string>> = {
    criteria:
      "Acceptance Criteria|AC|Definition of Done|✅ Done when|Criterios de Aceptación|criterios de aceptacion|Critères d'acceptation|Akzeptanzkriterien|验收标准|完了条件|Sprint Exit Criteria",
    estimate: "Story Points|SP|Effort Estimate (Story Points)|Est.|Estimate (h)|Aufwand|Stima Oraria|工作量|Storlek",
    dependsOn: "Dependencies|Depends On|Blocked by|Prerequisites|Deps|Dépendances|Abhängigkeiten|前置依赖|Beroende",
    labels: "Labels|Tags|`Jira Label`|Component|Etiquetas|标签",
    priority: "Priority|Pri|Priority (MoSCoW)|Ưu tiên|Prioritet|优先级|Severity",
    owner: "Owner|Assignee|Assigned To|Responsable|负责人",
    status: "Status|State|Estado|状态|Trạng thái",
    sprint: "Sprint|Milestone|Phase|Fase|Iteration",
  };
  for (const [field, spellings] of Object.entries(names)) {
    it(`are known in many spellings: ${field}`, () => {
      for (const name of spellings.split("|")) assert.equal(fieldNamed(name, house), field, name);
    });
  }

  it("give a bare number its unit", () => {
    assert.deepEqual(["Est. Hours", "Estimate (h)", "Days", "Story Points", "Effort"].map(unitNamed), [
      "hours",
      "hours",
      "days",
      "points",
      "points",
    ]);
  });

  it("are headings too", () => {
    assert.equal(headingField("3. Acceptance Criteria", house), "criteria");
    assert.equal(headingField("✅ Definition of Done", house), "criteria");
    assert.equal(headingField("Tasks / Subtasks", house), "tasks");
    assert.equal(headingField("Story", house), "description");
    assert.equal(headingField("Boarding", house), null);
  });
});

describe("values", () => {
  const values = (markdown: string, read: typeof labelValues) =>
    read(line(markdown), placing(markdown)).map(({ value }) => value);

  it("are labels in every kind of list", () => {
    const two = ["bug", "priority:high"];
    assert.deepEqual(values("`bug`, `priority:high`", labelValues), two);
    assert.deepEqual(values("`bug` `priority:high`", labelValues), two);
    assert.deepEqual(values("bug, priority:high", labelValues), two);
    assert.deepEqual(values("bug; priority:high", labelValues), two);
    assert.deepEqual(values('\\["bug", "priority:high"]', labelValues), two);
    assert.deepEqual(values("type::bug, area::pay", labelValues), ["type::bug", "area::pay"]);
    assert.deepEqual(values("None", labelValues), []);
  });

  it("give the priority where no field does", () => {
    assert.match(listed("### US-1: Pay\n\n**Labels:** `ui`, `priority:high`\n"), /\| high \|/);
    assert.match(listed("### US-1: Pay\n\n**Labels:** ui, priority: P2\n"), /\| P2 \|/);
    assert.match(listed("### US-1: Pay\n\n**Labels:** priority:high\n**Priority:** Low\n"), /\| Low \|/);
    assert.doesNotMatch(listed("### US-1: Pay\n\n**Labels:** priority-queue\n"), /\| queue/);
  });

  it("are owners in every kind of list", () => {
    assert.deepEqual(values("BE-A, QA", ownerValues), ["BE-A", "QA"]);
    assert.deepEqual(values("QA/Frontend", ownerValues), ["QA", "Frontend"]);
    assert.deepEqual(values("Ada and Grace", ownerValues), ["Ada", "Grace"]);
    assert.deepEqual(values("@runa", ownerValues), ["@runa"]);
    assert.deepEqual(values("[To be assigned]", ownerValues), []);
    assert.deepEqual(values("TBD", ownerValues), []);
  });
});
