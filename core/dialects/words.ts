// The words that values are written in: states, priorities, kinds of work, plan containers, and every way of saying none.
import type { ItemKind, Priority, Status } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { type House, saidIn } from "./house.ts";
import { normalise } from "./vocabulary.ts";

const statusWords: Readonly<Record<Status, RegExp>> = {
  blocked: /^(?:blocked|on hold|stuck|bloqueado|bloqueada|bloque|blockiert|阻塞|차단|保留)/u,
  "in-progress":
    /^(?:in[ _-]?progress|in progress|ongoing|on going|on-going|started|doing|wip|active|in review|review|ready for review|in testing|on testing|testing|in qa|in development|partial|partially|en curso|en progreso|en proceso|em desenvolvimento|en desarrollo|mostly (?:complete|done)|almost (?:complete|done)|nearly (?:complete|done)|em andamento|em progresso|en cours|in arbeit|laufend|in corso|pagaende|进行中|開発中|進行中|진행|dang lam|dang thuc hien|в работе|w toku|under way|underway)/u,
  done: /^(?:done|complete|completed|completo|completa|completado|completada|closed|finished|shipped|fixed|resolved|merged|live|deployed|delivered|implemented|released|accepted|verified|passed|100 ?%|terminado|terminada|hecho|hecha|cerrado|concluido|concluida|feito|pronto|finalizado|implementado|termine|terminee|fait|fini|livre|erledigt|fertig|abgeschlossen|fatto|completato|klar|已完成|完成|完了|완료|xong|hoan thanh|готово|выполнено|gotowe|yes$|x$)/u,
  todo: /^(?:to[ _-]?do|not[ _-]?started|not done|backlog|ready|planned|plan|pending|open|new|proposed|draft|deferred|postponed|queued|scheduled|upcoming|approved|future|parked|unstarted|incomplete|no$|pendiente|por hacer|nuevo|pendente|a fazer|novo|planejado|a faire|nouveau|prevu|offen|geplant|neu|da fare|ej paborjad|待办|待开始|待实现|待實作|未开始|未着手|未対応|待处理|예정|대기|할 일|moi|chua|к выполнению|do zrobienia|selected)/u,
};

const statusSigns: readonly (readonly [RegExp, Status])[] = [
  [/[✅✔☑🎉🟢]|\[x\]/iu, "done"],
  [/🔄|🚧|🟡|🟠|⏳|🏗|🔨|\[[~/-]\]/u, "in-progress"],
  [/⛔|🚫|🛑/u, "blocked"],
  [/⬜|☐|📋|⏸|🔴|⚪|🔲|🆕|💤|\[ \]/u, "todo"],
];

/** The state that some text says, by its first words, else by its sign; null where it says none. */
export function statusOf(text: string, house: House): Status | null {
  const own = saidIn(house.status, text);
  if (own) return own;
  const words = normalise(text).replace(/^[^\p{L}\p{N}]+/u, "");
  if (words) {
    if (/^not (?:yet )?(?:started|done|complete|implemented|deployed|merged|shipped)/.test(words)) return "todo";
    for (const status of ["blocked", "in-progress", "done", "todo"] as const) {
      if (statusWords[status].test(words)) return status;
    }
  }
  return statusSign(text);
}

/** The state that a sign before or after a title stands for; coloured dots and clipboards only decorate there. */
export function headSign(text: string, house: House): Status | null {
  const own = house.status.signs.find(([sign]) => text.includes(sign));
  if (own) return own[1];
  return /[📋🔴🟢🟡🟠⚪🎉🆕💤🏗🔨]/u.test(text) && !/[✅✔☑🔄🚧⏳⛔🚫🛑⬜☐⏸]/u.test(text) ? null : statusSign(text);
}

/** The state that an emoji or a bracket sign alone stands for. */
export function statusSign(text: string): Status | null {
  for (const [sign, status] of statusSigns) if (sign.test(text)) return status;
  return null;
}

const levels: readonly (readonly [RegExp, number])[] = [
  [/^(?:critical|highest|blocker|urgent|critica|critico|critique|kritisch|immediate|紧急|緊急|최상)/u, 0],
  [/^(?:very high|high|alta|alto|haute|hoch|elevee|cao|hog|高|높음|상|высокий|wysoki|major)/u, 1],
  [/^(?:medium|med|moderate|normal|media|medio|moyenne|mittel|trung binh|medel|中|중|보통|средний|sredni)/u, 2],
  [/^(?:low|baja|bajo|baixa|basse|faible|niedrig|thap|lag|低|낮음|하|низкий|niski|minor)/u, 3],
  [/^(?:lowest|trivial|nice to have|optional)/u, 4],
];
const moscow: readonly (readonly [RegExp, number])[] = [
  [/^(?:must(?:[- ]have)?|m)\b/u, 0],
  [/^(?:should(?:[- ]have)?|s)\b/u, 1],
  [/^(?:could(?:[- ]have)?|c)\b/u, 2],
  [/^(?:won.?t(?:[- ]have)?|w)\b/u, 3],
];

/** How urgent a priority is within its own scale. */
export function priorityOf(text: string, house: House): Priority {
  const own = saidIn(house.priority, text);
  if (own !== null) return { rank: own, scale: "house" };
  const words = normalise(text);
  const p = /^\(?p ?([0-5])\b/.exec(words);
  if (p) return { rank: Number(p[1]), scale: "p" };
  for (const [word, rank] of levels) if (word.test(words)) return { rank, scale: "level" };
  for (const [word, rank] of moscow) if (word.test(words)) return { rank, scale: "moscow" };
  const number = /^\d+(?:\.\d+)?$/.exec(words);
  return number ? { rank: Number(words), scale: "number" } : { rank: null, scale: "other" };
}

/** A code at the head of a title that can only be a priority: P0-P4, CRITICAL, Must. */
export function isPriorityCode(text: string): boolean {
  return /^(?:p[0-4]|critical|high|medium|low|urgent|must(?:[- ]have)?|should(?:[- ]have)?|could(?:[- ]have)?|won'?t(?:[- ]have)?)$/i.test(
    text.trim(),
  );
}

const kinds: readonly (readonly [RegExp, ItemKind])[] = [
  [/^(?:epic|epics|epica|epico|epopee|史诗|エピック|에픽)$/u, "epic"],
  [/^(?:feature|features|funcionalidad|funcionalidade|fonctionnalite|initiative|capability)$/u, "feature"],
  [
    /^(?:story|user story|us|stories|historia|historia de usuario|historia de usuario|historia do usuario|estoria|recit|user-story|用户故事|ユーザーストーリー|스토리|hu)$/u,
    "story",
  ],
  [
    /^(?:task|tarea|tarefa|tache|aufgabe|work item|workitem|ticket|issue|todo|item|pbi|product backlog item|backlog item|requirement|任务|タスク|작업|이슈|工单|action|action item|track|cong viec)$/u,
    "task",
  ],
  [/^(?:subtask|sub-task)$/u, "subtask"],
  [/^(?:bug|defect|bugfix|fix|error|hotfix)$/u, "bug"],
  [/^(?:spike|research|investigation|poc)$/u, "spike"],
  [/^(?:chore|maintenance|tech debt|technical debt|debt|infra)$/u, "chore"],
];

/** The kind of work that a word names. */
export function kindOf(word: string, house: House): ItemKind | null {
  const own = saidIn(house.kind, word);
  if (own) return own;
  const key = normalise(word);
  for (const [pattern, kind] of kinds) if (pattern.test(key)) return kind;
  return null;
}

/** Words that may stand before an item's ID in a heading or list item, longest first. */
export const itemWords =
  "user story|userstory|work item|backlog item|product backlog item|action item|história de usuário|historia de usuario|história do usuário|epic|épica|epica|épico|epico|epopée|feature|story|história|historia|estória|récit|task|tarea|tarefa|tâche|tache|aufgabe|issue|ticket|bug|defect|spike|chore|requirement|pbi|item|todo|subtask|sub-task|track|史诗|用户故事|任务|タスク|エピック|ストーリー|작업|에픽|스토리|이슈|công việc";

export const planWords =
  "sprint|phase|fase|wave|milestone|meilenstein|hito|release|iteration|iteración|iteração|week|semana|semaine|woche|day|mvp|version|phần|giai đoạn|阶段|スプリント|フェーズ|스프린트|단계|spike week|stage|quarter";

const planKinds: readonly (readonly [RegExp, Sprint["kind"]])[] = [
  [/^(?:sprint|iteration|iteracion|iteracao|week|semana|semaine|woche|day|スプリント|스프린트)/u, "sprint"],
  [/^(?:phase|fase|stage|阶段|フェーズ|단계|phan|giai doan|quarter)/u, "phase"],
  [/^(?:wave)/u, "wave"],
  [/^(?:milestone|meilenstein|hito)/u, "milestone"],
  [/^(?:release|mvp|version)/u, "release"],
];

export function planKindOf(word: string): Sprint["kind"] | null {
  const key = normalise(word);
  for (const [pattern, kind] of planKinds) if (pattern.test(key)) return kind;
  return null;
}

/** True when a value says that there is nothing: "None", "–", "n/a", "None (start first)", "aucune". */
export function saysNone(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed || /^[\s–—―‒‐−_.·/|-]+$/u.test(trimmed)) return true;
  const key = normalise(trimmed);
  if (!key) return true;
  return /^(?:none|no dependenc\w+|no response|nothing|nil|null|n\.?\/?a\.?|not applicable|ninguna?o?|nenhuma?|aucune?|keine?r?|nessuna?o?|ingen|inga|无|無|没有|なし|없음|khong|нет|brak|geen|\[\])(?:$|[^\p{L}\p{N}-])|^no(?:$|[.,;(])/u.test(
    key,
  );
}

/** True when a value is an open question rather than a value: "TBD", "[To be assigned]", "___". */
export function saysUnknown(text: string): boolean {
  const key = normalise(text);
  return (
    /^(?:tbd|tba|tbc|to be \w+|unassigned|unknown|unestimated|a definir|por definir|pendiente de \w+|\?+|_+|xx+)/u.test(
      key,
    ) || /^[?_]+$/.test(text.trim())
  );
}
