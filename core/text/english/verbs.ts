// Verbs of backlog prose by what they promise an observer. Own word lists; the judge learns what each group is worth.

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Verbs that name an outcome somebody can watch happen. */
export const observable = list(`
 show display return redirect reject render appear disappear open close hide reveal fire emit send receive store save persist
 delete remove add insert create generate contain include list log record write read print output exit fail pass succeed block
 deny refuse accept trigger start stop pause resume restart navigate scroll expand collapse toggle highlight disable enable click
 press select deselect tap drag drop submit upload download export import copy paste move rename edit update replace append
 prepend sort filter search group order match equal compile build deploy publish install uninstall launch boot load reload
 refresh fetch query respond reply call invoke run execute schedule retry expire lock unlock log sign register subscribe
 unsubscribe notify alert prompt ask confirm cancel abort terminate kill revert undo redo restore reset clear convert translate
 map parse split merge join combine compute calculate count sum decrement increment increase decrease deduct charge refund pay
 assign reassign unassign invite archive unarchive attach detach link unlink embed mount unmount bind listen connect disconnect
 reconnect authenticate authorize authorise login logout encrypt decrypt hash mask redact truncate trim pad wrap round limit
 cap throttle skip ignore omit exclude prevent forbid require need use point belong reference depend carry hold remain stay keep
 become turn change switch transition default fall mark label tag flag set unset populate fill prefill autofill preselect
 focus blur hover zoom pan rotate play record stream broadcast push pull commit tag branch rebase clone fork print scan
 detect identify find locate resolve report count cover extend inherit import expose bundle minify lint format serialize
 deserialize encode decode compress decompress cache evict invalidate purge seed migrate roll drop alter index sync
 synchronize replicate back flush drain queue enqueue dequeue process consume produce ack begin end finish complete
 initiate enter leave arrive land reach exceed cost take wait time last view see get obtain choose pick type input look
 state say read name tell specify declare define override preserve retain lose contain occupy span fit align float
 sit overlap animate spin flash blink glow pulse shake vibrate beep sound mute honor honour obey respect follow
 apply impose enforce validate verify check test assert prove confirm compare measure sample trace echo dump raise throw catch
 warn complain crash hang freeze leak deadlock reduce shrink grow double halve expose hit miss win score earn spend buy sell
 trade award grant revoke suspend ban approve decline escalate route forward proxy intercept inject instantiate
 initialize initialise register spawn fork poll ping subscribe publish settle reconcile book reserve allocate release
 ship deliver pin freeze bump downgrade upgrade patch tear travel walk jump shoot attack collide pick equip
 receive surface adopt duplicate dedupe deduplicate bypass signal arrive differ vary correspond conform comply satisfy
 filter paginate preview autosave autocomplete suggest recommend rank sort list batch chain nest stack persist
 attribute annotate comment mention quote cite document describe explain answer reopen respawn survive
 indicate aggregate insist distinguish exist jump log sit stand tick untick uncheck populate carry yield`);

/** Verbs without an end state: they promise effort rather than an outcome. */
export const unbounded = list(`
 improve enhance optimize optimise support handle ensure manage streamline simplify maximize maximise minimize minimise
 facilitate enable allow provide leverage integrate process deal cover address consider explore investigate refactor harden
 modernize modernise polish standardize standardise consolidate monitor track protect maintain utilize establish promote
 strengthen accelerate empower unlock drive help guide assist feel encourage demonstrate reflect adhere align fit understand
 know learn believe enjoy love like follow analyze analyse adapt mitigate evolve scale accommodate cater tolerate cope
 communicate collaborate coordinate engage inform educate clarify illustrate represent capture convey evaluate assess
 research study review plan design architect prepare organize organise structure contribute impact affect influence
 comply conform meet satisfy fulfil fulfill deliver offer serve enforce secure guarantee identify behave`);

/** Verbs that say only that it is fine. */
export const working = list("work function operate behave perform run meet satisfy fulfil fulfill");

/** A step took place: decidable only with an artefact, an approver or a record. */
export const process = list(`
 review document approve test verify validate discuss communicate agree align triage consider analyze analyse identify evaluate
 train inform understand plan prepare research demo assess audit investigate prioritize prioritise
 finalize finalise define determine decide outline estimate groom refine retest conduct clarify catalog catalogue
 inventory walk interview survey brief obtain gather collect explore explain coordinate monitor perform`);

/** The thing is said to be done, not what it does. */
export const installed = list(`
 implement configure integrate enable establish introduce standardize standardise refactor migrate complete finish do resolve fix develop design provision
 achieve secure harden include 
 apply polish clean organize organise structure wire hook prepare deliver automate instrument define eliminate localize localise
 capture track compute calculate set style align modernize modernise consolidate centralize centralise abstract`);

/** Somebody made the thing: it is there to be looked at when it has a name. */
export const made = list(`
 create add build generate install initialize initialise deploy update publish setup extract scaffold upload release register seed populate upgrade replace
 remove delete rename move merge submit commit push tag`);

/** Verbs that are nouns as often; at the start of a criterion the noun reading is likelier. */
export const nounFirst = list(`

 test default demo guarantee build document report plan design process request access audit backup cache change charge refund review release query
 order schedule state status trace trigger type value view visit vote watch work post patch note model measure mark map lock
 load link limit label key issue index image host hook handle group form flow flag file field feed feature fault exit event error
 entry end email edge draft dump drop deploy debug date data dashboard copy control content contact contract commit comment command code
 click claim check call bug branch block batch base balance auto attack approach answer alert aim address account act
 transfer transport task target table support stress stream storage stop step start stage sprint split spike sort source sound
 signal sign service server sequence seed search score scope scan sample sale run row route role risk reward result restart
 response research request replay reply repeat register reference record rate range quote queue push purchase pull
 project profile print price preview power position point ping phase payment pass part page package output object name move
 message match list level lead job invite interface input hash guide graph function front focus filter fix export escape
 display delay count cost connect concern color colour chat chart catch board bar lint sync upload download import login logout
 recovery retry return segment snapshot template timeout token zoom wizard summary supply size setup session season rule room roll
 ring review player play pin picture photo pattern path parse pack option offer number network need mount mode mix merge member map
 host help guard gap game fund frame form force face exchange estimate drag dispute discount demand crash cover correct contrast
 cross cost cap button budget box book bid bank award author audio array archive approach anchor alarm advance ad share ship shop
 sell select sample place pool poll plot pilot rank rest track tag tab trial trust tutorial unit usage user vendor version vote warning web`);

/** Nouns in form and in use; at the start of a criterion they are commands all the same. */
export const verbFirst = list(`
 display poll set export import filter search sort log track support view click update show return send store save list include
 add remove use run check call load open close select reset restart retry start stop print move edit delete hide share
 match map mark limit lock handle group link copy count drop end fix flag focus help highlight input keep move name note pass
 place play pull push rank record release reply report request retry return reuse roll schedule share ship skip split sync tag
 test toggle undo upload download wrap zoom process cache notify assign invite block trigger read write make get let sum
 cover preview archive switch rename document`);

const irregular = `be:was:been hold:held:held keep:kept:kept make:made:made send:sent:sent build:built:built write:wrote:written read:read:read
 show:showed:shown see:saw:seen find:found:found get:got:got give:gave:given take:took:taken run:ran:run set:set:set put:put:put
 hit:hit:hit let:let:let cut:cut:cut choose:chose:chosen begin:began:begun do:did:done go:went:gone come:came:come become:became:become
 know:knew:known leave:left:left lose:lost:lost mean:meant:meant meet:met:met pay:paid:paid say:said:said sell:sold:sold
 buy:bought:bought bring:brought:brought catch:caught:caught hear:heard:heard hide:hid:hidden understand:understood:understood stand:stood:stood
 tell:told:told think:thought:thought throw:threw:thrown win:won:won wear:wore:worn break:broke:broken draw:drew:drawn drive:drove:driven
 fall:fell:fallen feel:felt:felt freeze:froze:frozen grow:grew:grown hang:hung:hung shut:shut:shut split:split:split spend:spent:spent
 stick:stuck:stuck teach:taught:taught reset:reset:reset override:overrode:overridden rebuild:rebuilt:rebuilt bind:bound:bound
 undo:undid:undone redo:redid:redone sync:synced:synced lead:led:led lay:laid:laid sit:sat:sat have:had:had sign:signed:signed
 shrink:shrank:shrunk spin:spun:spun withdraw:withdrew:withdrawn overwrite:overwrote:overwritten broadcast:broadcast:broadcast`;

/** base, third person, past or participle, gerund. */
export type VerbForm = "base" | "third" | "past" | "gerund";
export interface VerbReading {
  readonly base: string;
  readonly form: VerbForm;
}

const others = list(`
 be have go come give put let make bring think mean want try continue proceed behave act happen occur result lead lack own
 claim allow cause force advance rely vary cast explain teach draw drive hear tell spend stick serve surround separate
 rewrite recreate reuse reload recover renew repeat reproduce retrieve revise scale synthesize transform trust
 visualize visualise customize customise personalize personalise categorize categorise summarize summarise
 normalize normalise sanitize sanitise authenticate tokenize paginate containerize dockerize parametrize parameterize
 configure exercise expect favor hand happen inspect introduce isolate kick lazy-load mock stub modify multiply
 onboard originate partition perceive permit proceed prompt provision quantify re-run rerun re-submit resubmit resend reconnect
 reject relate render reopen request reserve resize respond retain satisfy seem separate simulate solve stabilize
 style tolerate train unblock unify unmount upsert verify version visit withdraw withhold wire borrow lend`);

const doubled = /(?:[^aeiou][aeiou])(?:[bdgklmnprtz])$/;
const short = new Set(
  list(`set get put let cut run begin stop ship drop drag plan map tag log pin skip zip trim pad scan ban cap wrap tap flag plug
 swap hit win clip crop spin tip step commit submit permit admit defer refer transfer refund occur prefer control cancel label
 blur flip grab hop jam nag rip rob rub sum top mix pop bid shut split patrol rebel travel reset omit shop chat plot hug dig`),
);

function forms(base: string): readonly (readonly [string, VerbForm])[] {
  const third = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const stem = short.has(base) && doubled.test(base) ? base + base.slice(-1) : base;
  const past = base.endsWith("e") ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  const gerund = base.endsWith("ie")
    ? `${base.slice(0, -2)}ying`
    : /[^eo]e$/.test(base)
      ? `${base.slice(0, -1)}ing`
      : `${stem}ing`;
  return [
    [base, "base"],
    [third, "third"],
    [past, "past"],
    [gerund, "gerund"],
  ];
}

function buildReadings(): ReadonlyMap<string, VerbReading> {
  const readings = new Map<string, VerbReading>();
  const bases = [...observable, ...unbounded, ...working, ...process, ...installed, ...made, ...verbFirst, ...others];
  for (const base of new Set(bases))
    for (const [form, name] of forms(base)) if (!readings.has(form)) readings.set(form, { base, form: name });
  for (const entry of list(irregular)) {
    const [base = "", past = "", participle = ""] = entry.split(":");
    for (const form of [past, participle]) if (form !== base) readings.set(form, { base, form: "past" });
  }
  for (const [form, base, name] of [
    ["has", "have", "third"],
    ["does", "do", "third"],
    ["goes", "go", "third"],
    ["cancelled", "cancel", "past"],
    ["labelled", "label", "past"],
    ["logged-in", "log", "past"],
  ] as const)
    readings.set(form, { base, form: name });
  return readings;
}

/** Every form of every verb known here. */
export const verbReadings: ReadonlyMap<string, VerbReading> = buildReadings();

/** What a word could be a form of; "regenerates" is "generates" again. */
export function verbReading(word: string): VerbReading | null {
  const known = verbReadings.get(word);
  if (known !== undefined) return known;
  const again = /^re-?(\w{5,})$/.exec(word)?.[1];
  return (again === undefined ? undefined : verbReadings.get(again)) ?? null;
}
