import { type DragEvent, useState } from 'react';

/** Files that are dragged over a part of the page and let go there; null: it takes none. */
export function useDrop(take: ((files: Iterable<File>) => void) | null) {
  const [over, setOver] = useState(false);
  const isFiles = (event: DragEvent): boolean => take !== null && event.dataTransfer.types.includes('Files');
  return {
    over,
    onDragOver: (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take?.(event.dataTransfer.files);
    },
  };
}
