import assert from "node:assert/strict";
import { familyOf, idAt, idsIn } from "../../../core/dialects/ids.ts";
import { house } from "./texts.ts";

const at = (text: string, integers = false, listed = false) => idAt(text, house, integers, listed)?.id ?? null;

describe("IDs", () => {
  for (const id of [
    "US-001",
    "GP-12",
    "S1-BE-03b",
    "S0-DEV-01",
    "US-01-01",
    "S01.1",
    "E1-T1-S1",
    "QW-01-A",
    "SaaS-ORG-1.0-S1",
    "TICKET-P2-001",
    "T-009a",
    "T-028f-list",
    "P0.1.1.1",
    "US1",
    "T12345",
    "T023a",
    "M1H",
    "HU-001",
    "1.4b",
    "1.2.3",
    "71-05",
    "#12",
    "item_004_p1_import",
  ]) {
    it(`are recognised by their shape: ${id}`, () => {
      assert.equal(at(id), id);
      assert.equal(at(`${id}: Pay`), id);
      assert.equal(at(`[${id}] Pay`), id);
    });
  }

  it("may have hyphens that do not break", () => {
    assert.equal(at("US\u2011001: Pay"), "US-001");
    assert.equal(familyOf("US\u2011001"), familyOf("US-002"));
  });

  it("end before the full stop of a sentence", () => {
    assert.equal(at("US-001."), "US-001");
    assert.equal(at("US-001.Pay"), "US-001");
    assert.equal(at("T2."), "T2");
  });

  it("with a dash between them are two", () => {
    assert.equal(at("T001-T005"), "T001");
    assert.equal(at("1.4-1.9"), "1.4");
  });

  it("are bare integers only where the caller says so", () => {
    assert.equal(at("7"), null);
    assert.equal(at("7", true), "7");
  });

  for (const word of [
    "ADR-007",
    "SHA-256",
    "UTF-8",
    "ISO-27001",
    "CVE-2024-1",
    "S3",
    "H2",
    "Q3",
    "V2",
    "OAuth2",
    "GPT-4",
  ]) {
    it(`are not the names of standards and products: ${word}`, () => assert.equal(at(word), null));
  }

  it("such as R2 and S3 count where IDs are listed", () => {
    assert.equal(at("R2", false, true), "R2");
    assert.equal(at("S3.", false, true), "S3");
    assert.equal(at("Q3", false, true), null);
    assert.equal(at("WEB-12"), null);
    assert.equal(at("WEB-12", false, true), "WEB-12");
    assert.equal(at("UTF-8", false, true), null);
  });

  for (const word of ["phase-one-2", "end-to-end", "Pay", "5 points", "2025-03-14", "COVID-19", ""]) {
    it(`are not ${JSON.stringify(word)}`, () => assert.equal(at(word), null));
  }

  it("are found in running text, with their places", () => {
    const text = "See US-001, (T2) and #14; not ADR-007 nor files/US-009.md";
    assert.deepEqual(
      idsIn(text, house).map(({ id, start, end }) => [id, text.slice(start, end)]),
      [
        ["US-001", "US-001"],
        ["T2", "T2"],
        ["#14", "#14"],
      ],
    );
  });

  it("belong to the family of their letters", () => {
    assert.equal(familyOf("S1-BE-03b"), familyOf("S4-BE-12"));
    assert.equal(familyOf("1.2"), familyOf("3.14"));
    assert.notEqual(familyOf("US-001"), familyOf("UC-001"));
    assert.notEqual(familyOf("US-1"), familyOf("US1"));
  });
});
