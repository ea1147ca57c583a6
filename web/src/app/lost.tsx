import { Link } from '@tanstack/react-router';
import { useTitle } from './title.ts';

/** An address that leads nowhere. */
export function Lost() {
  useTitle('Not found');
  return (
    <div style={{ padding: '15vh 24px', textAlign: 'center' }}>
      <h1>There is no such page</h1>
      <p>
        Nothing stands at this address. <Link to="/">Your home page</Link> leads to everything that is yours.
      </p>
    </div>
  );
}
