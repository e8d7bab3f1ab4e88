/** Shows what a screen reader says of a cell to those who point at it. A table has hundreds of cells: each gets its title when it is needed. */
export function titleCells(): void {
  document.addEventListener('pointerover', ({ target }) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.heat a[aria-label]') : null;
    if (cell && cell.title === '') cell.title = cell.ariaLabel ?? '';
  });
}
