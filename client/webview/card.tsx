// One card of the board.
import type { BoardCard } from "../../server/protocol.ts";

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
          <span class="id">{id ?? kind}</span>
          <span class="estimate">{estimate}</span>
        </span>
        <span class="title">{title}</span>
        {waitsFor.length > 0 && <span class="waits">{`waits for ${listed(waitsFor)}`}</span>}
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

const listed = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
