import '@fontsource-variable/inter/wght.css';
import './app/mantine.css';
import './app/ground.css';
import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isRefused, isSignedOut } from './api/house.ts';
import { me } from './api/queries.ts';
import { routerOf } from './app/router.tsx';
import { theme } from './app/theme.ts';
import { NoticeBoard } from './parts/notice-board.tsx';

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !isRefused(error) && failures < 3 },
    // Without a line a deed fails at once and says so; the button tries again.
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({ onError: backToSignIn }),
  mutationCache: new MutationCache({ onError: backToSignIn }),
});
const router = routerOf(client);

/** A session that ended while a page was open: sign in again, and come back to it. */
function backToSignIn(error: unknown): void {
  if (!isSignedOut(error) || !client.getQueryData(me.queryKey)) return;
  client.setQueryData(me.queryKey, null);
  void router.invalidate();
}

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <RouterProvider router={router} />
        <NoticeBoard />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
