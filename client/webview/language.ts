// The page's language: its sentences stand on the element that the view is drawn into.
import { type Language, speakerOf } from "../../core/text/message.ts";

const given = document.getElementById("view")?.dataset["language"];
const language: Language = given === undefined ? { tag: "en", sentences: {} } : JSON.parse(given);

export const speak = speakerOf(language);
