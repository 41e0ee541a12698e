// `backlint lint --baseline`: known findings are left out wherever they move, new ones are reported.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Folder } from "../harness/folder.ts";
import { dangling } from "../harness/samples.ts";
import { openTerminal, type Terminal } from "../harness/terminal.ts";

describe("a baseline", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  const file = (name: string) => join(folder.path, name);
  beforeEach(async () => {
    ({ folder, backlint } = openTerminal());
    assert.deepEqual(await backlint(["lint", "--write-baseline", "known.json", "plans"]), {
      status: 0,
      out: "",
      err: "backlint: 1 known finding written to known.json\n",
    });
  });
  afterEach(() => folder.remove());

  it("leaves out what it knows, and says how much", async () => {
    assert.deepEqual(await backlint(["lint", "--baseline", "known.json", "plans"]), {
      status: 0,
      out: "0 errors, 0 warnings, 0 notes in 2 files\n",
      err: "backlint: 1 known finding left out\n",
    });
  });

  it("is one line for each finding, without line numbers", () => {
    assert.equal(
      readFileSync(file("known.json"), "utf8"),
      `{
  "version": 1,
  "files": {
    "plans/dangling.md": [
      {"rule":"dangling-dependency","item":"US-104","text":"US-103"}
    ]
  }
}
`,
    );
  });

  it("knows a finding that moved, and reports a second one like it", async () => {
    writeFileSync(file("plans/dangling.md"), `# A title\n\nA remark.\n\n${dangling}`);
    assert.equal((await backlint(["lint", "--baseline", "known.json", "plans"])).status, 0);
    writeFileSync(file("plans/dangling.md"), dangling.replace("US-101, US-103", "US-101, US-103, US-103"));
    const again = await backlint(["lint", "--baseline", "known.json", "plans"]);
    assert.equal(again.status, 1);
    assert.match(again.out, /^1 error, /m);
  });

  it("says what is gone", async () => {
    writeFileSync(file("plans/dangling.md"), dangling.replace("US-101, US-103", "US-101"));
    const { status, err } = await backlint(["lint", "--baseline", "known.json", "plans"]);
    assert.equal(status, 0);
    assert.equal(err, "backlint: 0 known findings left out; 1 is gone, --write-baseline drops what is\n");
  });

  it("is used without being asked for where the configuration names it, but not to write another", async () => {
    writeFileSync(file(".backlint.json"), '{ "baseline": "known.json" }');
    assert.equal((await backlint(["lint", "plans"])).status, 0);
    const { err } = await backlint(["lint", "--write-baseline", "new.json", "plans"]);
    assert.equal(err, "backlint: 1 known finding written to new.json\n");
    writeFileSync(file(".backlint.json"), '{ "baseline": "nothing.json" }');
    const { status, out } = await backlint(["lint", "plans"]);
    assert.equal(status, 1);
    assert.match(out, /No file `nothing\.json`; `backlint lint --write-baseline nothing\.json \.` makes it/);
  });

  it("that cannot be used ends with 2 and one sentence", async () => {
    writeFileSync(file("broken.json"), '{ "version": 1, "files": { "a.md": [{ "rule": 3 }] } }');
    for (const [args, message] of [
      [
        ["--baseline", "missing.json"],
        /^backlint: no such file: missing\.json; --write-baseline missing\.json makes it\n$/,
      ],
      [
        ["--baseline", "broken.json"],
        /^backlint: broken\.json cannot be used, it is no baseline at files\.a\.md\.0\.rule: .*\n$/,
      ],
      [["--baseline", "plans/data.txt"], /^backlint: plans\/data\.txt cannot be used, it is no JSON: .*\n$/],
      [
        ["--baseline", "known.json", "--write-baseline", "x.json"],
        /^backlint: --write-baseline takes no --baseline\n$/,
      ],
      [["--write-baseline", "nowhere/x.json"], /^backlint: cannot write nowhere\/x\.json: .*\n$/],
    ] as const) {
      const result = await backlint(["lint", ...args, "plans"]);
      assert.equal(result.status, 2);
      assert.equal(result.out, "");
      assert.match(result.err, message);
    }
  });
});
