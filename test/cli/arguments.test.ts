// Reading a command line: what is accepted, and what is said about what is not.
import assert from "node:assert/strict";
import { readArguments, wholeNumber } from "../../cli/arguments.ts";
import { Unusable } from "../../cli/verb.ts";

const table = {
  format: { type: "string", choices: ["pretty", "json"], help: "" },
  rule: { type: "string", multiple: true, value: "ID=SEVERITY", help: "" },
  "max-warnings": { type: "string", value: "N", help: "" },
  fix: { type: "boolean", help: "" },
} as const;

describe("command-line arguments", () => {
  it("reads flags, values and paths in any order", () => {
    const parsed = readArguments(
      ["a.md", "--format", "json", "--rule=x=off", "--rule", "y=error", "--fix", "b.md"],
      table,
    );
    assert.deepEqual(parsed.paths, ["a.md", "b.md"]);
    assert.equal(parsed.text("format"), "json");
    assert.deepEqual(parsed.all("rule"), ["x=off", "y=error"]);
    assert.equal(parsed.flag("fix"), true);
    assert.equal(parsed.text("max-warnings"), null);
  });

  it("takes everything after -- as a path", () => {
    assert.deepEqual(readArguments(["--", "--fix"], table).paths, ["--fix"]);
  });

  for (const [title, argv, message] of [
    [
      "names an unknown flag and the nearest one",
      ["--formt", "json"],
      "unknown option --formt; did you mean --format?",
    ],
    ["names an unknown flag that is near to none", ["--zzz"], "unknown option --zzz"],
    ["names an unknown short flag", ["-q"], "unknown option -q"],
    ["says that a value is missing", ["--format"], "--format needs a value: --format VALUE"],
    ["says that a value is empty", ["--max-warnings="], "--max-warnings needs a value: --max-warnings N"],
    ["says that a flag takes no value", ["--fix=yes"], "--fix takes no value"],
    ["lists the choices", ["--format", "jsom"], "--format is pretty or json, not jsom; did you mean json?"],
    ["refuses a flag given twice", ["--format", "json", "--format", "pretty"], "--format is given twice"],
    ["does not take an object's own words for flags", ["--constructor"], "unknown option --constructor"],
  ] as const) {
    it(title, () => {
      assert.throws(
        () => readArguments(argv, table),
        (error) => error instanceof Unusable && error.message === message,
      );
    });
  }

  it("reads whole numbers and refuses others", () => {
    const read = (value: string) => wholeNumber(readArguments(["--max-warnings", value], table), "max-warnings");
    assert.equal(read("0"), 0);
    assert.equal(read("12"), 12);
    for (const bad of ["1.5", "many", "1e3", "99999999999"]) assert.throws(() => read(bad), /needs a whole number/);
    assert.equal(wholeNumber(readArguments([], table), "max-warnings"), null);
  });
});
