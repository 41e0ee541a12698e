// Closed word classes and the adjectives and nouns that carry a judgement, a measure or nothing. Own lists.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const determiners = set("a an the this that these those its their his her my our your");
export const quantifiers = set(
  "all every each any no some several many few most various multiple numerous both either neither only other another",
);
export const pronouns = set(
  "i you he she it we they them me him us who which what whoever itself themselves someone anyone everyone nobody nothing everything anything something one",
);
export const prepositions =
  set(`of in on at by for from to with without within into onto over under after before during between among across through via
 per against upon about as like than until till since toward towards above below beyond behind beside near off out up down around inside outside along
 throughout including excluding except despite regardless instead plus using based according because due`);
export const conjunctions = set("and or but nor yet so & plus");
export const subordinators = set(
  "when if while unless until once whenever where after before because since although though whether that which who whose so",
);
export const modals = set(
  "can cannot can't must mustn't may might shall should shouldn't will won't would could couldn't",
);
export const beForms = set("is are be been being was were isn't aren't wasn't weren't am");
export const auxiliaries = set("has have had does do did doesn't don't didn't hasn't haven't gets get got");
export const negations = set(
  "not no never none nothing without cannot can't don't doesn't didn't isn't aren't won't neither nor zero mustn't shouldn't",
);
export const commonAdverbs =
  set(`not never always only also too again already still just even now then there here once twice often soon together automatically
 separately independently first last everywhere instead otherwise exactly directly ahead away back forward online offline locally globally`);

/** Quality words whose truth is a matter of taste. */
export const taste = set(`
 robust clear clearly clean cleanly easy easily intuitive intuitively user-friendly friendly nice nicely good great better best beautiful
 beautifully professional professionally polished smooth smoothly seamless seamlessly elegant appealing attractive pleasant comfortable
 convenient helpful meaningful useful actionable readable understandable maintainable sensible reasonable reasonably sane naturally engaging
 delightful solid high-quality production-ready production-grade enterprise-grade enterprise world-class industry-standard state-of-the-art
 cutting-edge first-class well-designed well-structured well-documented well-tested well-organized well-defined lightweight comprehensive
 comprehensively advanced intelligent intelligently smart sophisticated powerful flexible consistent consistently proper properly appropriate
 appropriately acceptable effective effectively graceful gracefully logical logically reliable reliably trustworthy usable aesthetic
 aesthetically authentic satisfying fun fair balanced cohesive coherent concise meaningful adequate adequately sufficient sufficiently
 suitable suitably prominent prominently subtle readable legible pleasing fluidly crisp lively immersive compelling believable
 resilient idiomatic thorough thoroughly self-explanatory straightforward convenient minimalistic polished tidy neat mature healthy ideal
 perfect perfectly excellent impressive unobtrusive ergonomic discoverable approachable digestible generous
 desirable familiar neutral tasteful inspiring trustworthy honest ethical inclusive interoperable well-formatted well-formed
 unambiguous unaffected high-level workable viable manageable noticeable noticeably recognizable recognisable acceptably fully functional
 operational working functioning reasonable valid-looking nicely-formatted mobile-friendly child-friendly`);

/** Words that judge as a predicate and often mean something exact elsewhere: "correctly", "accessible", "stable". */
export const mild = set(`
 accessible compatible explicit explicitly rich modern responsive secure securely safe safely safety successful successfully correct correctly complete accurate accurately descriptive detailed informative minimal bounded deterministic stable modular reusable portable testable auditable repeatable extensible visually fluid sharp realistic simple simply transparent natural precise basic`);

/** Words that say only that it is fine or finished. */
export const success =
  set(`works work working worked correctly correct properly successful successfully functional functioning operational fully well complete completed
 completely ready readiness stable fine ok okay done finished validated integrated comprehensive functionality met achieved satisfied fulfilled covered`);

/** Speed, load and size without a number. */
export const performance =
  set(`fast faster fastest quick quickly rapid rapidly performant efficient efficiently low-latency high-performance scalable scalability scale
 real-time realtime instant instantly immediate immediately promptly timely snappy optimal optimally optimized optimised optimize optimise optimization optimisation
 performance latency throughput speed minimal minimized minimised minimize minimise reduced overhead load slow slowly lag-free lag lightweight smoothness smooth smoothly
 high-volume high-traffic large-scale excessive responsive responsiveness memory-efficient cpu-efficient bandwidth uptime availability reliability concurrency`);

/** Sets and amounts that nobody has counted. */
export const quantity =
  set(`some several many few most various multiple numerous sufficient enough adequate significant significantly substantial minimal large
 small high low frequently frequent often usually typically generally normally regularly regular periodically occasionally approximately nearly
 relevant necessary basic common standard critical key core main important typical normal appropriate certain different diverse related
 needed required sensitive major minor edge additional extra unexpected unauthorized suspicious popular recent excessive long short`);

/** Adjectives that name a state one can look up. */
export const lookable =
  set(`visible hidden invisible enabled disabled empty non-empty required mandatory optional read-only readonly unique sortable filterable clickable searchable
 selectable editable expandable collapsible draggable scrollable dismissible idempotent case-insensitive case-sensitive null true false present absent missing active inactive
 open closed locked unlocked green red blue grey gray black white yellow orange checked unchecked selected unselected online offline public private valid invalid equal identical
 greater less reachable unreachable available unavailable queryable downloadable importable exportable configurable nullable immutable unchanged logged-in authenticated
 unauthenticated anonymous paginated sorted alphabetical chronological descending ascending signed unsigned encrypted non-root zero responsive-only
 pending approved rejected expired bold italic underlined centered left-aligned right-aligned full-screen fullscreen modal sticky fixed transparent-background
 playable buildable compilable reproducible restartable toggleable callable testable pinned archived published`);

/** Nouns that head a deliverable rather than a result. */
export const deliverableNouns = set(`
 handling creation generation validation verification integration implementation configuration optimization optimisation management support functionality
 capability mechanism mechanisms strategy system feature features logic experience design quality performance security consistency compatibility readiness
 documentation docs monitoring logging tracking testing analysis analytics reporting reports report processing storage serialization authentication
 authorization persistence coverage training migration deployment setup automation customization personalization notification notifications reminders
 alerts alerting flow flows workflow workflows guide guides manual procedure procedures plan plans policy policies framework architecture infrastructure
 module modules component components service services layer pipeline dashboard dashboards interface interfaces ui page pages screen screens view views
 form forms widget widgets chart charts table tables list endpoint endpoints api apis model models schema schemas class classes script scripts function
 functions hook hooks states state display displays indicator indicators animation animations effect effects layout layouts styling styles theme
 template templates search filter filters filtering sorting pagination caching rate limiting metrics recommendations considerations consideration
 options option settings preferences history audit trail log logs test tests suite examples tutorial tutorials faq checklist roadmap backup backups
 recovery prevention protection detection enforcement compliance control controls access permissions roles collaboration sharing editing deletion updates
 upload uploads download downloads import export sync synchronization refresh polling scheduling queue queues messaging chat email emails sms
 calculation calculations estimation estimates tooling tools environment environments database infrastructure hosting accessibility usability
 responsiveness scalability reliability availability maintainability observability traceability scenarios cases details information data content`);

/** Things of a screen, a repository or a protocol: a sentence about one of them can be looked at. */
export const concreteNouns = set(`
 button buttons link links modal dialog dropdown menu tab tabs checkbox radio toggle field fields input inputs label labels placeholder tooltip toast banner badge
 icon icons image images avatar card cards row rows column columns cell header footer sidebar navbar toolbar panel drawer spinner message messages error text title
 heading url file files folder directory endpoint route response request body status code header headers token cookie session record records table key
 value values event events message topic queue job branch commit tag release container pod image volume port host domain certificate screen page list user users
 admin admins player cursor screen window browser console terminal output log entry line lines test tests build pipeline workflow job command flag variable env
 table index constraint migration column schema enum string number integer boolean date timestamp id uuid name email password otp code pdf csv json xml html css`);

/** Tools and runs that answer pass or fail by themselves. */
export const verdictSubjects =
  set(`test tests suite suites build builds lint linter linting eslint typecheck type-check typechecking pipeline pipelines ci job jobs check checks scan scans
 compilation compile migration migrations workflow gate gates smoke e2e unit integration regression spec specs audit script scripts command coverage install deploy deployment tsc pytest jest vitest cypress playwright`);

/** Words that point to something that has to be written down somewhere to mean anything. */
export const referenceNouns =
  set(`requirements requirement standard standards specification specifications spec specs guidelines guideline criteria sla slas target targets threshold thresholds
 benchmark benchmarks policy policies regulations regulation compliance compliant expectations expectation expected specified agreed designed mockup mockups mock design
 designs brief best-practices practices conventions convention rules kpi kpis goals goal objectives baseline budget budgets regulations gdpr hipaa wcag pci`);

/** Units of measure after a number. */
export const units =
  set(`ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks month months year years kb mb gb tb kib mib gib px pt em rem fps hz khz mhz
 rps qps req requests users user items rows records events times points characters chars bytes percent tokens lines files attempts retries concurrent columns pages steps digits`);

/** Conventional technical terms in which a judgement word is none. */
export const harmless = [
  "fast-forward",
  "fail fast",
  "fast path",
  "graceful shutdown",
  "strong consistency",
  "eventually consistent",
  "consistent hashing",
  "natural key",
  "natural language",
  "rich text",
  "smart contract",
  "smart contracts",
  "secure cookie",
  "secure flag",
  "secure context",
  "high severity",
  "critical severity",
  "critical vulnerabilities",
  "error rate",
  "health check",
  "clean build",
  "clean install",
  "clean db",
  "clean database",
  "best effort qos",
  "load balancer",
  "load balancing",
  "load test",
  "load testing",
  "support team",
  "support ticket",
  "customer support",
  "secrets manager",
  "package manager",
  "state management",
  "access control",
  "api key",
  "primary key",
  "foreign key",
  "public key",
  "private key",
  "key value",
  "top level",
  "main branch",
  "main menu",
  "main thread",
  "main window",
  "main page",
  "working directory",
  "working days",
  "work in progress",
  "well known",
  "machine readable",
  "quick fix",
  "quick start",
  "stable release",
  "stable sort",
  "stable id",
  "standard output",
  "standard error",
  "effective date",
  "at least once",
  "at most once",
  "exactly once",
  "first name",
  "last name",
  "modern browsers",
  "light mode",
  "dark mode",
  "low stock",
  "high contrast",
  "core data",
  "common table",
  "standard library",
  "clear button",
  "clear all",
  "clear filters",
  "live region",
  "live preview",
  "required field",
  "required fields",
  "other users",
  "other user",
] as const;

const concreteEndings =
  set(`priority quantity entity identity utility activity city security payment document comment segment element component appointment
 environment department attachment fragment argument string setting settings listing building heading rating ping thing meeting warning pricing
 section option action question session version position location notification application transaction collection connection instance sentence balance
 reference sequence audience ring king spring training morning evening`);

/** Is this the name of an activity or quality ("handling", "validation", "consistency") rather than of a thing? */
export function isNominalised(word: string): boolean {
  return /(?:tion|ment|ance|ence|ity|ness|ing|sis|cy)$/.test(word) && !concreteEndings.has(word);
}
