// One card of the board.
import { firstOf, say, wording } from "../../core/text/message.ts";
import type { BoardCard } from "../../server/protocol.ts";
import { speak } from "./language.ts";

interface CardProps {
  readonly card: BoardCard;
  onOpen(): void;
  onKey(event: KeyboardEvent): void;
  /** It is lifted, or put down. */
  onCarry(is: boolean): void;
}

export function Card({ card, onOpen, onKey, onCarry }: CardProps) {
  const { id, title, kind, estimate, owners, labels, waitsFor, state } = card;
  return (
    <li>
      <button
        type="button"
        class={`card ${state ?? ""}`}
        draggable
        aria-describedby="keys"
        onClick={onOpen}
        onKeyDown={onKey}
        onDragStart={(event) => {
          event.dataTransfer?.setData("text/plain", id ?? title);
          onCarry(true);
        }}
        onDragEnd={() => onCarry(false)}
      >
        <span class="head">
          <span class="id">{id ?? speak(wording(kind))}</span>
          <span class="estimate">{estimate}</span>
        </span>
        <span class="title">{title}</span>
        {waitsFor.length > 0 && <span class="waits">{speak(say`waits for ${firstOf(waitsFor, 3)}`)}</span>}
        {(owners.length > 0 || labels.length > 0) && (
          <span class="foot">
            <span>{owners.join(", ")}</span>
            <span class="labels">{labels.slice(0, 4).join(" ")}</span>
          </span>
        )}
      </button>
    </li>
  );
}
