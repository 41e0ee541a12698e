// Opens the workbench of an EditorServer in headless Chromium.
import { type Browser, chromium as playwright, type Page } from "playwright-core";
import { chromium } from "./chromium.ts";

export interface Workbench {
  readonly page: Page;
  readonly browser: Browser;
  /** Addresses that the page asked for outside this machine; there should be none. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screenshot for each pixel of the page. */
  readonly scale?: number;
  /** Addresses that are not answered, as a glob: parts of the editor that another takes the place of. */
  readonly blocked?: string;
  /** What VS Code's log service and the test run report, in driver mode. */
  readonly onLog?: (type: string, args: unknown[]) => void;
  readonly onExit?: (code: number) => void;
}

const switches = [
  "--no-sandbox", // root, as in a container, cannot have one; only our own page is opened
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

export async function openWorkbench(address: string, options: WorkbenchOptions = {}): Promise<Workbench> {
  const { width = 1280, height = 800, scale = 1, blocked, onLog, onExit } = options;
  const browser = await playwright.launch({ executablePath: chromium(), headless: true, args: switches });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: "en-US",
    reducedMotion: "reduce",
  });
  if (blocked !== undefined) await context.route(blocked, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const outside: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    // VS Code's service worker answers for its webviews under this name; nothing leaves the machine.
    const ours = url.host === new URL(address).host || url.host.endsWith(".vscode-resource.vscode-cdn.net");
    if (/^(https?|wss?):$/.test(url.protocol) && !ours) outside.push(request.url());
  });
  if (onLog) await page.exposeFunction("codeAutomationLog", onLog);
  if (onExit) await page.exposeFunction("codeAutomationExit", onExit);
  await page.goto(address, { timeout: 60_000, waitUntil: "commit" });
  return { page, browser, outside, close: () => browser.close() };
}
