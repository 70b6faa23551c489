import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(async ({ command }) => ({
  base: '/console/',
  // The mock answers only while developing; the build never loads it.
  plugins: [react(), ...(command === 'serve' && process.env['VITEST'] === undefined ? [(await import('./dev/mockServer.ts')).mockServer()] : [])],
  // JsSIP's dependencies were written for Node and read `global`.
  define: { global: 'window' },
  build: {
    outDir: '../../../target/classes/static/console',
    emptyOutDir: true,
    target: 'es2023',
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173 },
}));
