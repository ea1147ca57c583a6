/**
 * For a button that leads on, where there is nothing more to lead to: it looks and says so, and keeps the focus of who has
 * come here by pressing it. Spread over a button of Mantine, after its `onClick`.
 */
export function atEnd(isEnd: boolean) {
  return isEnd ? { 'data-disabled': true, 'aria-disabled': true, onClick: () => {} } : {};
}
