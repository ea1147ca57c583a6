import { Button } from '@mantine/core';
import { IconEye, IconFilter, IconMovie, IconPrinter } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import type { OfView } from './day-view.tsx';
import styles from './page.module.css';
import { usePrinting } from './print/printing.tsx';
import type { View } from './search.ts';
import { openFilm } from './view-keys.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

interface ToolsProps extends OfView {
  readonly view: View;
  readonly filtering: boolean;
  readonly onFilter: () => void;
}

/** What can be done with all that is shown: filter it, see it as a film, print it. */
export function Tools({ view, filtering, onFilter, ...same }: ToolsProps) {
  const { opened, shown } = same;
  const { contract, side } = useContract();
  const navigate = route.useNavigate();
  const { print, sheet } = usePrinting(view, same);
  return (
    <div className={styles.buttons}>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconFilter size={16} stroke={1.7} />}
        aria-expanded={filtering}
        onClick={onFilter}
      >
        Filter
      </Button>
      {view !== 'month' && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconMovie size={16} stroke={1.7} />}
          disabled={!shown || shown.size === 0}
          onClick={() => openFilm(opened, shown)}
        >
          Film
        </Button>
      )}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPrinter size={16} stroke={1.7} />}
        onClick={print}
      >
        Print
      </Button>
      {side === 'freelancer' && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconEye size={16} stroke={1.7} />}
          onClick={() => void navigate({ search: (now) => ({ ...now, as: 'client' }), resetScroll: false })}
        >
          As {contract.organisation.name} sees it
        </Button>
      )}
      {sheet}
    </div>
  );
}
