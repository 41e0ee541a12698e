// Wording is judged in English alone: in a document of another language a few English terms are terms, not English.
import assert from "node:assert/strict";
import { readText } from "../../core/dialects/reader.ts";
import { judgedCriteria } from "../../core/rules/acceptance/judged.ts";

const verdicts = (...lines: string[]) =>
  readText("a.md", lines.join("\n")).items.flatMap((item) =>
    judgedCriteria(item).map(({ text, judgement }) => `${text}: ${judgement.verdict}`),
  );

describe("judging in other languages", () => {
  const rows = (head: string, first: string, second: string) => [head, "| --- | --- | --- |", first, second, ""];

  it("says nothing of English terms in a foreign table, though the same terms are judged in an English one", () => {
    const terms = "Error handling";
    const spanish = rows(
      "| ID | Historia | Criterios de aceptación |",
      `| US-1 | Como cliente quiero ver la lista de los pedidos | ${terms} |`,
      "| US-2 | Como cliente quiero pagar con tarjeta | El pago se ve en la lista |",
    );
    assert.deepEqual(verdicts(...spanish), [`${terms}: binary`, "El pago se ve en la lista: binary"]);
    const english = rows(
      "| ID | Story | Acceptance criteria |",
      `| US-1 | As a customer I want to see the list of my orders | ${terms} |`,
      "| US-2 | As a customer I want to pay by card | The payment is in the list |",
    );
    assert.equal(verdicts(...english)[0], `${terms}: not-binary`);
  });

  it("is silent on a Chinese criterion with a long Latin name, and on code in a French one", () => {
    assert.deepEqual(
      verdicts("## US-1: 配置环境", "", "**验收标准**:", "", "- 配置开发环境（Android Studio/VS Code）", ""),
      ["配置开发环境（Android Studio/VS Code）: binary"],
    );
    const french = [
      "## US-1: Préparer l'envoi",
      "",
      "**Critères d'acceptation:**",
      "",
      "- Le bouton est visible sur la page",
      '- Aucun match `grep "any" src/`',
      "",
    ];
    assert.ok(verdicts(...french).every((line) => line.endsWith(": binary")));
  });

  it("judges an English sentence wherever it stands", () => {
    const lines = [
      "## US-1: Bestellung anzeigen",
      "",
      "Der Kunde sieht die Liste der Bestellungen und kann sie sortieren.",
      "",
      "**Akzeptanzkriterien:**",
      "",
      "- The page is fast and the user can easily see each of the orders in the list",
      "",
    ];
    assert.deepEqual(verdicts(...lines), [
      "The page is fast and the user can easily see each of the orders in the list: not-binary",
    ]);
  });
});
