// Takes the place of VS Code's provider for enterprise servers: one session, its token from the environment of the test.
const vscode = require("vscode");

exports.activate = (context) => {
  const session = {
    id: "1",
    accessToken: process.env.BACKLINT_TEST_TOKEN,
    account: { id: "1", label: "ada" },
    scopes: ["repo"],
  };
  const provider = {
    onDidChangeSessions: new vscode.EventEmitter().event,
    getSessions: async () => [session],
    createSession: async () => session,
    removeSession: async () => {},
  };
  context.subscriptions.push(
    vscode.authentication.registerAuthenticationProvider("github-enterprise", "Test Server", provider),
  );
};
