import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// No file is inlined: the pages are served with a policy that allows neither inline scripts nor data: fonts.
export default defineConfig({
  plugins: [react()],
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:4310' } } },
});
