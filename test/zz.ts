import { judge } from "../core/rules/acceptance/judge/judge.ts";
import { tagWords } from "../core/rules/acceptance/judge/tagging.ts";
import { tokenize } from "../core/rules/acceptance/judge/tokens.ts";
for (const t of process.argv.slice(2)) {
  const j = judge(t, {});
  console.log(
    "\n" + t + "\n ",
    j.verdict,
    j.score,
    j.reason,
    tagWords(tokenize(t))
      .map((x) => `${x.text}/${x.tag}`)
      .join(" "),
  );
  for (const e of j.evidence.slice(0, 9))
    console.log("   ", e.weight.toFixed(2), e.name, e.span ? JSON.stringify(t.slice(e.span.start, e.span.end)) : "");
}
