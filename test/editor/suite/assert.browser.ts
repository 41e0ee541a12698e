// Node's strict assertions where there is no Node: the bundler puts this in the place of node:assert/strict.
import assert from "assert";

export default assert.strict;
