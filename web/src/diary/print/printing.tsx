import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { atFirstTouch } from '../../parts/first-touch.ts';
import { useOnPaper } from '../../parts/on-paper.ts';
import type { OfView } from '../day-view.tsx';
import type { View } from '../search.ts';
import type { SheetProps } from './sheet.tsx';

const load = () => import('./sheet.tsx').then(({ Sheet }) => Sheet);

/**
 * What is printed is a sheet of its own, made only while it is printed: by the button, or by the browser's own way once
 * the sheet is there. A month is printed as it stands.
 */
export function usePrinting(view: View, same: OfView): { print: () => void; sheet: ReactNode } {
  const [Sheet, setSheet] = useState<ComponentType<SheetProps> | null>(null);
  const [printing, setPrinting] = useOnPaper();
  useEffect(() => atFirstTouch(() => void load().then((own) => setSheet(() => own))), []);
  const print = async () => {
    const own = await load();
    flushSync(() => {
      setSheet(() => own);
      setPrinting(true);
    });
    window.print();
  };
  return {
    print: () => void print(),
    sheet: Sheet && printing && view !== 'month' && same.shown && <Sheet {...same} view={view} />,
  };
}
