import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import empty from '../empty.module.css';
import { withoutFilter } from './filter.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** There is something here, and nothing of it is what is asked for. */
export function NothingMatches() {
  const navigate = route.useNavigate();
  return (
    <div className={empty.empty}>
      <h2>Nothing matches</h2>
      <p>There is time in the diary here, but none of it is what the filter asks for.</p>
      <Button
        variant="default"
        onClick={() => void navigate({ search: withoutFilter, replace: true, resetScroll: false })}
      >
        Show everything
      </Button>
    </div>
  );
}
