/** Puts text where the caret is, as if it were typed: undo takes it back, and the field tells of its change. */
export function insertAtCaret(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Deprecated and without a successor: nothing else writes into a field's undo history.
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
