// Every spelling of a field's name that Backlint knows, by meaning. Compared after `normalise`: lower case, no accents, no marks.
import type { FieldName } from "../model/item.ts";
import type { House } from "./house.ts";

/** The form in which names and words are compared: lower case, without accents, emoji, markup and outer punctuation. */
export function normalise(name: string): string {
  let known = normalised.get(name);
  if (known === undefined) {
    known = normalForm(name);
    if (normalised.size >= 20_000) normalised.clear();
    if (name.length <= 60) normalised.set(name, known);
  }
  return known;
}

/** The same few names recur all over a backlog. */
const normalised = new Map<string, string>();

function normalForm(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[’']s\b/g, "")
    .replace(/[\p{Extended_Pictographic}\u200d\ufe0e\ufe0f\u20e3*_`~\[\]"“”?]/gu, " ")
    .replace(/[:：.\s–—-]+$/u, "")
    .replace(/^[\s:：.–—•·-]+/u, "")
    .replace(/\s+/g, " ")
    .trim();
}

const spellings: Readonly<Partial<Record<FieldName, string>>> = {
  id: `id|#|no|nr|number|story id|user story id|task id|subtask id|sub-task id|issue id|epic id|feature id|ticket|ticket id|issue|backlog id|item id|
    requirement id|req id|bug id|us|us id|story number|story #|task #|issue #|item #|key|jira key|code|ref|pbi|pbi id|work item|work item id|story no|task no|
    sl no|s no|codigo|clave|numero|identifiant|kennung|任务id|子任务|子任务id|编号|ky hieu|ma|nº|n°`,
  title: `title|name|summary|story title|task title|task name|issue title|feature name|epic name|user story|story|user stories|task|task description|
    feature|item|backlog item|product backlog item|change|finding|requirement|user story title|requisito|titulo|historia|historia de usuario|
    historia de usuario|historia do usuario|tarea|tarefa|mejora|descrizione|titre|tache|titel|aufgabe|ten chuc nang|标题|任务|任务名称|タスク|作業|작업|제목|work|
    story/feature|deliverable|action item|action|bug|issue description|功能|用户故事|user story (as a ...)|one-liner`,
  description: `description|epic description|problema|solucion|solucao|solucao implementada|desc|details|detail|user story description|goal|epic goal|expanded goal|story goal|purpose|objective|objectives|rationale|context|background|
    overview|problem|problem statement|why|what|value|value delivery|user value|business value|current state|current behavior|expected behavior|
    root cause|story statement|descripcion|descricao|objetivo|beschreibung|description du besoin|mo ta|描述|问题描述|背景|目标|que|por que|bakgrund|beskrivning|
    実装詳細|説明|설명|목표|scope|user story statement|proposed solution|solution|motivation|summary of change|contexto|ziel|as a user|narrative`,
  criteria: `acceptance criteria|acceptance criterion|acceptance|acceptance checks|acceptance check|acceptance notes|acceptance evidence|acceptance tests|acceptance test|
    acceptance conditions|acceptance criteria checklist|acceptance criteria (ac)|ac|acs|a/c|criteria|criteria checklist|one-line ac|done when|
    definition of done|dod|definition of done (dod)|done criteria|completion criteria|success criteria|success criterion|exit criteria|exit|checkpoint|
    independent test|independent test criteria|verification|verification steps|verify|verified by|validation|validation criteria|test criteria|test requirements|acceptance scenarios|
    acceptance scenario|gherkin|scenarios|conditions of satisfaction|criterios de aceptacion|criterio de aceptacion|criterio de hecho|criterios de aceite|criterios de aceitacao|criterio de aceite|
    criteres d'acceptation|critere d'acceptation|criteres d acceptation|akzeptanzkriterien|akzeptanzkriterium|abnahmekriterien|acceptanskriterier|kriterier|
    criteri di accettazione|tieu chi chap nhan|tieu chi nghiem thu|验收标准|验收条件|验证标准|驗收標準|完了条件|受け入れ条件|受け入れ基準|완료 조건|인수 조건|수용 기준|완료 기준|
    kriteria penerimaan|acceptatiecriteria|kriteria akceptacji|kryteria akceptacji|критерии приемки|критерии приёмки`,
  deliverables: `deliverables|deliverable|outputs|output|entregables|entregaveis|livrables|ergebnisse|key deliverables|artifacts|交付物|成果物`,
  tasks: `tasks|tasks / subtasks|tasks/subtasks|technical tasks|implementation tasks|to do|todo list|steps|implementation steps|implementation|implementation details|
    implementation notes|implementation plan|technical notes|technical details|technical requirements|technical implementation|dev notes|actions|checklist|task list|work items|summary / tasks|summary/tasks|
    sub-tasks|tareas|tareas tecnicas|tarefas|tarefas tecnicas|tasks tecnicas|taches|technische umsetzung|aufgaben|实现|任务列表|任务分解|技术任务|실행|작업 목록|タスク一覧|requirements|tecnico|notes techniques`,
  subtasks: "subtasks|sub tasks|subtareas|subtarefas|sous-taches|unteraufgaben",
  labels: `labels|label|tags|tag|jira label|jira labels|component|components|category|categories|theme|area|areas|type|task type|story type|issue type|lane|layer|pillar|domain|doman|
    service|module|etiquetas|etiqueta|etiquettes|tipo|typ|kategorie|标签|類型|类型|タスクタイプ|ラベル|라벨|유형|loai|sparc stage|stream|workstream|epic/theme`,
  priority: `priority|prio|pri|priority level|priority (moscow)|moscow|moscow priority|mvp priority|product priority|business priority|severity|impact|business impact|prioridad|prioridade|
    priorite|prioritat|prioritet|priorita|prioritas|uu tien|do uu tien|优先级|優先級|優先度|우선순위|importance|urgency|urgence|приоритет|prioriteit|priorytet|risk level`,
  estimate: `story points|story point|points|point|pts|pt|sp|size|t-shirt size|estimate|estimates|estimated effort|estimated points|estimation|estimated size|est|est. hours|est hours|est. time|
    est. effort|effort|effort estimate|effort estimate (story points)|effort (story points)|estimated|estimated time|estimated hours|estimated duration|estimated days|estimate (hours)|estimate (h)|estimate (days)|time estimate|
    estimate time (hour)|estimate time|estimated time (h)|time (h)|estimated story points|hours|hrs|days|duration|time|complexity|technical complexity|difficulty|cost|fix estimate|fix time|solo est|estimacion|estimacion (puntos)|estimativa|puntos|puntos de historia|pontos|pontos de historia|story points (sp)|
    esfuerzo|esforco|charge|duree|duree estimee|storlek|aufwand|schatzung|stima|stima oraria|估算时间|估算|预估|工时|工作量|工数|見積|見積もり|스토리 포인트|포인트|공수|diem|uoc luong|poang|trudoemkost|оценка|punkty|story-points|storypoints`,
  owner: `owner|owners|assignee|assignees|assigned to|assign to|assigned|assigned agent|responsible|role|roles|lead|agent|developer|developper|owner type|responsable|responsavel|zustandig|verantwortlich|qui|asignado|asignado a|负责人|担当|담당|담당자|phu trach|nguoi thuc hien|dri`,
  status: `status|state|current status|implementation status|progress|resolution|done|stage status|estado|estado actual|estado auditado|statut|etat|stato|状态|狀態|状態|ステータス|상태|trang thai|tinh trang|situacao|статус|stand`,
  sprint: `sprint|sprints|sprint#|sprint #|target sprint|milestone|milestones|phase|mvp phase|iteration|wave|implementation wave|release|target release|target version|version|fix version|release scope|target|fase|week|weeks|里程碑|阶段|阶段/版本|スプリント|스프린트|roadmap|planned sprint|deadline|due|due date`,
  epic: `epic|epics|epic link|parent|parent epic|parent story|parent task|parent_task_id|parent id|related user story|related story|related stories|feature group|epica|epico|epopee|所属epic|关联us|관련 us|relates to epic|user story ref|us ref|story ref`,
  dependsOn: `dependencies|dependency|depends on|depends|dep|deps|blocked by|blocked|blocker|blockers|prerequisites|prerequisite|prereq|prereqs|requires|needs|predecessor|predecessors|previous story dependencies|story dependencies|task dependencies|user story dependencies|
    phase dependencies|can start after|start after|depends on (ids)|dependencies (ids)|depends on backend sprint|blockerare|beroende|beroenden|dependencias|depende de|dependencia|bloqueado por|dependances|dependances upstream|prerequis|depend de|abhangigkeiten|abhangig von|dipendenze|vorbedingungen|依赖|依赖项|前置依赖|前置条件|依赖关系|依存|依存関係|依存タスク|依存タスク|의존성|선행 작업|선행|dieu kien truoc|phu thuoc|зависимости|зависит от|zaleznosci|afhankelijkheden`,
  blocks: "blocks|blocking|blocking work|unblocks|bloque|bloquea|bloqueia|blockiert|blokuje|enables",
  links:
    "links|link|split from|references|reference|refs|related|related issues|github issue|github|url|traces|trace|requirements covered|frs covered|fr|frs|fr coverage|adr|source|docs|figma|related tickets|tickets relacionados|related files|files to modify|files to change|files to create|archivos a crear|archivos a modificar|arquivos alterados|相关文件|关联",
  total:
    "total|total points|total story points|total estimated points|total estimate|total effort|sum|total sp|totale|gesamt|合计|总计|합계|합계 sp|total hours",
  capacity:
    "capacity|team capacity|sprint capacity|total sprint capacity|total capacity|capacity (points)|available capacity|capacidad|capacidad base|capacidade|capacite|kapazitat|velocity capacity|sprint velocity capacity|individual capacity|容量|team velocity target",
  velocity: "velocity|team velocity|planned velocity|completed velocity|actual velocity|velocidad|velocidade|velocite",
  goal: "sprint goal|goal|objetivo del sprint|objetivo da sprint|objectif du sprint|sprintziel|sprint objective|theme",
  dates:
    "dates|date|duration|timeline|start date|end date|start|end|sprint dates|period|fechas|periodo|dauer|zeitraum|weeks|week",
  kind: "kind|work type|item type|issue kind",
  notes:
    "notes|note|additional context|additional information|additional notes|comment|comments|remarks|notas|note tecniche|bemerkungen|anmerkungen|evidence|evidencia|备注|비고|ghi chu|observaciones|observacoes",
};

function table(): ReadonlyMap<string, FieldName> {
  const map = new Map<string, FieldName>();
  for (const [field, list] of Object.entries(spellings)) {
    for (const name of list.split("|")) {
      const key = normalise(name);
      if (key && !map.has(key)) map.set(key, field as FieldName);
    }
  }
  map.set("#", "id");
  return map;
}

const known = table();

/** The field that a name means, or null. A trailing gloss ("Estimate (SP)") and a leading count are ignored. */
export function fieldNamed(name: string, house: House): FieldName | null {
  const key = name.trim() === "#" ? "#" : normalise(name);
  if (!key) return null;
  const direct = house.fields.get(key) ?? known.get(key);
  if (direct) return direct;
  const bare = key.replace(/\s*[(（].*[)）]\s*$/u, "").trim();
  return (
    (bare && bare !== key ? (house.fields.get(bare) ?? known.get(bare)) : undefined) ??
    (ofSomething.test(bare) ? "criteria" : null)
  );
}

/** "Sprint exit criteria", "MVP acceptance criteria": whose they are does not change what they are. */
const ofSomething = /^(?!how |why )\S+(?: \S+)? (?:acceptance|exit|completion|done|release|launch) criteria$/;

const bareUnits: ReadonlyMap<string, "points" | "hours" | "days"> = new Map([
  ["hours", "hours"],
  ["hrs", "hours"],
  ["est. hours", "hours"],
  ["est hours", "hours"],
  ["estimated hours", "hours"],
  ["stima oraria", "hours"],
  ["estimate (hours)", "hours"],
  ["estimate (h)", "hours"],
  ["estimate time (hour)", "hours"],
  ["total hours", "hours"],
  ["工时", "hours"],
  ["工数", "hours"],
  ["days", "days"],
  ["estimated days", "days"],
  ["estimate (days)", "days"],
]);

/** The unit that a field's name gives to a bare number: "Est. Hours" -> hours; points otherwise. */
export function unitNamed(name: string): "points" | "hours" | "days" {
  const key = normalise(name);
  return (
    bareUnits.get(key) ??
    (/\bh(ou)?rs?\b|\(h\)/.test(key) ? "hours" : /\bdays?\b|\bdias?\b/.test(key) ? "days" : "points")
  );
}
